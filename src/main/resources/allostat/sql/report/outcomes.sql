-- Events by route and by definition
-- Rates under each policy with both errors. Claims-defined overdoses count what insurance claims can see: overdoses and months of
-- moderate withdrawal, so they are many more.
-- Grain: policy x stratum x measure, draw 0, strata that are not crossed.
-- Inputs: policy_outcomes
-- policy [id] policy followed
-- stratum_variable [label] variable that defines the stratum
-- stratum [label] its value; all for the whole cohort
-- measure [id] outcome
-- unit [label] unit of the estimate
-- estimate [as unit] weighted estimate
-- ci_low [as unit] lower end of the 95% Monte Carlo interval
-- ci_high [as unit] upper end of the 95% Monte Carlo interval
-- draw_mean [as unit] mean over draws
-- uncertainty_low [as unit] lower end of the 95% uncertainty interval
-- uncertainty_high [as unit] upper end of the 95% uncertainty interval
-- patients [patients] synthetic patients, unweighted
SELECT policy, stratum_variable, stratum, measure, unit, estimate, ci_low, ci_high, draw_mean, uncertainty_low, uncertainty_high, patients
FROM policy_outcomes
WHERE draw = 0 AND stratum_variable NOT LIKE '%:%'
  AND measure IN ('overdoses', 'overdoses_prescribed', 'overdoses_lost_tolerance', 'overdoses_illicit', 'overdose_claims_defined',
    'mental_health_crises', 'deaths', 'fatal_overdose', 'suicide', 'misuse', 'taper_acceptance', 'taper_completion')
ORDER BY stratum_variable, stratum, measure, policy;

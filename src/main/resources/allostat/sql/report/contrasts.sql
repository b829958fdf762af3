-- Guideline policies side by side
-- Differences from the comparator in the same people, with both errors: Monte Carlo interval of draw 0 (finite patients) and, where the
-- run has draws, uncertainty interval over them.
-- Grain: policy x stratum x measure, draw 0, strata that are not crossed.
-- Inputs: policy_contrasts
-- policy [id] policy followed
-- stratum_variable [label] variable that defines the stratum
-- stratum [label] its value; all for the whole cohort
-- measure [id] outcome
-- unit [label] unit of the difference
-- difference [as unit] policy less comparator
-- ci_low [as unit] lower end of the 95% Monte Carlo interval
-- ci_high [as unit] upper end of the 95% Monte Carlo interval
-- draw_mean [as unit] mean over draws
-- uncertainty_low [as unit] lower end of the 95% uncertainty interval
-- uncertainty_high [as unit] upper end of the 95% uncertainty interval
-- probability_better [1] share of draws in which the policy is better
-- identification [label] identified, turned (draws or pivots disagree on the sign), unclear (Monte Carlo error leaves it open) or not examined
-- turned_by [id] what turns the sign
-- number_needed_to_treat [persons] persons under the policy for one event fewer; negative: one more
-- patients [patients] synthetic patients, unweighted
SELECT policy, stratum_variable, stratum, measure, unit, difference, ci_low, ci_high, draw_mean, uncertainty_low, uncertainty_high,
  probability_better, identification, turned_by, number_needed_to_treat, patients
FROM policy_contrasts
WHERE draw = 0 AND stratum_variable NOT LIKE '%:%'
  AND measure IN ('qalys', 'end_pain', 'end_hyperkatifeia', 'end_mood', 'end_mme_per_day', 'end_criteria_count', 'off_opioids', 'on_buprenorphine',
    'overdoses', 'overdoses_prescribed', 'overdoses_lost_tolerance', 'overdoses_illicit', 'overdose_claims_defined', 'expected_crises',
    'mental_health_crises', 'deaths', 'died', 'fatal_overdose', 'suicide', 'misuse', 'life_years', 'cost_usd', 'opioid_days')
ORDER BY stratum_variable, stratum, measure, policy;

-- By which route do overdoses come?
-- Theme: Events
-- Takes: by, policy
-- Caveat: Claims count overdoses and months of moderate withdrawal together: compare like with like.
-- Rates by route, and as claims define overdoses.
-- Grain: policy x stratum x measure
-- Inputs: policy_outcomes
-- policy [id] policy followed
-- standing [label] guideline, practice, scenario or reference (no option)
-- stratum [label] group of patients
-- measure [id] outcome
-- rate [1/100 py] per 100 person-years
-- ci_low [1/100 py] lower end of the 95% Monte Carlo interval
-- ci_high [1/100 py] upper end of the 95% Monte Carlo interval
-- uncertainty_low [1/100 py] lower end of the 95% uncertainty interval
-- uncertainty_high [1/100 py] upper end of the 95% uncertainty interval
-- patients [patients] synthetic patients
SELECT policy, standing, stratum, measure, estimate AS rate, ci_low, ci_high, uncertainty_low, uncertainty_high, patients
FROM policy_outcomes
WHERE draw = 0 AND measure IN ('overdoses', 'overdoses_prescribed', 'overdoses_lost_tolerance', 'overdoses_illicit', 'overdose_claims_defined') AND stratum_variable = getvariable('stratum_variable') AND (getvariable('one_stratum') IS NULL OR stratum = getvariable('one_stratum')) AND list_contains(getvariable('policies'), policy)
ORDER BY standing = 'reference', policy, stratum, measure;

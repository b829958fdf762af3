-- How many mental-health crises does a policy avert per 100,000 person-years?
-- Theme: Who gains and who is harmed
-- Takes: by, policy
-- Mental-health crises (expected) averted against the comparator in the same people; negative: caused. With the Monte Carlo interval and, where there are draws, the uncertainty interval.
-- Grain: policy x stratum
-- Inputs: policy_contrasts
-- policy [id] policy followed
-- standing [label] guideline, practice, scenario or reference (no option)
-- stratum [label] group of patients
-- averted [1/100,000 py] Mental-health crises (expected) averted
-- averted_low [1/100,000 py] lower end of the 95% Monte Carlo interval
-- averted_high [1/100,000 py] upper end of the 95% Monte Carlo interval
-- uncertainty_low [1/100,000 py] lower end of the 95% uncertainty interval over draws
-- uncertainty_high [1/100,000 py] upper end of the 95% uncertainty interval over draws
-- probability_better [1] share of draws in which fewer happen
-- identification [label] identified, turned, unclear or not examined
-- patients [patients] synthetic patients
SELECT policy, standing, stratum, -1000 * difference AS averted, -1000 * ci_high AS averted_low, -1000 * ci_low AS averted_high,
  -1000 * uncertainty_high AS uncertainty_low, -1000 * uncertainty_low AS uncertainty_high, probability_better, identification, patients
FROM policy_contrasts
WHERE draw = 0 AND measure = 'expected_crises' AND stratum_variable = getvariable('stratum_variable') AND (getvariable('one_stratum') IS NULL OR stratum = getvariable('one_stratum')) AND list_contains(getvariable('policies'), policy)
ORDER BY standing = 'reference', policy, stratum;

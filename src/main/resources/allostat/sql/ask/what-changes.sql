-- What does a policy change?
-- Theme: Who gains and who is harmed
-- Takes: by, policy
-- The main outcomes less the comparator in the same people.
-- Grain: policy x stratum x measure
-- Inputs: policy_contrasts
-- policy [id] policy followed
-- standing [label] guideline, practice, scenario or reference (no option)
-- stratum [label] group of patients
-- measure [id] outcome
-- unit [label] unit
-- difference [as unit] policy less comparator
-- ci_low [as unit] lower end of the 95% Monte Carlo interval
-- ci_high [as unit] upper end of the 95% Monte Carlo interval
-- uncertainty_low [as unit] lower end of the 95% uncertainty interval
-- uncertainty_high [as unit] upper end of the 95% uncertainty interval
-- identification [label] identified, turned, unclear or not examined
-- patients [patients] synthetic patients
SELECT policy, standing, stratum, measure, unit, difference, ci_low, ci_high, uncertainty_low, uncertainty_high, identification, patients
FROM policy_contrasts
WHERE draw = 0 AND measure IN ('qalys', 'end_pain', 'end_hyperkatifeia', 'end_mood', 'overdoses', 'expected_crises', 'deaths', 'off_opioids', 'end_mme_per_day', 'cost_usd')
  AND stratum_variable = getvariable('stratum_variable') AND (getvariable('one_stratum') IS NULL OR stratum = getvariable('one_stratum')) AND list_contains(getvariable('policies'), policy)
ORDER BY standing = 'reference', policy, stratum, measure;

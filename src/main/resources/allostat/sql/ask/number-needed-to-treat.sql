-- How many must be under a policy for one event less, or one wished event more?
-- Theme: Who gains and who is harmed
-- Takes: by, policy
-- Persons for one event of the study less (harms) or more (wished events); negative: for one more, or one less. NULL intervals hold no effect.
-- Grain: policy x stratum x measure
-- Inputs: policy_contrasts, measure
-- policy [id] policy followed
-- standing [label] guideline, practice, scenario or reference (no option)
-- stratum [label] group of patients
-- measure [id] outcome
-- number_needed_to_treat [persons] persons for one event to the better; negative: to the worse
-- low [persons] lower end of the 95% Monte Carlo interval; NULL where it holds no effect
-- high [persons] upper end of the 95% Monte Carlo interval; NULL where it holds no effect
-- identification [label] identified, turned, unclear or not examined
-- patients [patients] synthetic patients
SELECT c.policy, c.standing, c.stratum, c.measure, side * number_needed_to_treat AS number_needed_to_treat,
  CASE WHEN side > 0 THEN number_needed_to_treat_ci_low ELSE -number_needed_to_treat_ci_high END AS low,
  CASE WHEN side > 0 THEN number_needed_to_treat_ci_high ELSE -number_needed_to_treat_ci_low END AS high, c.identification, c.patients
FROM policy_contrasts c JOIN (SELECT measure, CASE better WHEN 'higher' THEN -1 ELSE 1 END AS side FROM measure) USING (measure)
WHERE draw = 0 AND number_needed_to_treat IS NOT NULL AND stratum_variable = getvariable('stratum_variable')
  AND (getvariable('one_stratum') IS NULL OR stratum = getvariable('one_stratum')) AND list_contains(getvariable('policies'), policy)
ORDER BY standing = 'reference', policy, stratum, c.measure;

-- What becomes of patients under each policy
-- Outcomes with both errors, and what is known to be missed.
-- Grain: policy x stratum x measure, draw 0
-- Inputs: policy_outcomes
-- policy [id] policy followed
-- standing [label] guideline, practice, scenario or reference (no option)
-- stratum_variable [label] variable that defines the group
-- stratum [label] group
-- measure [id] outcome
-- label [label] outcome in plain words
-- unit [label] unit
-- estimate [as unit] outcome
-- ci_low [as unit] lower end of the 95% Monte Carlo interval
-- ci_high [as unit] upper end of the 95% Monte Carlo interval
-- uncertainty_low [as unit] lower end of the 95% uncertainty interval
-- uncertainty_high [as unit] upper end of the 95% uncertainty interval
-- patients [patients] synthetic patients
-- known_miss [text] where the model is known to miss; NULL where nothing is known
SELECT o.policy, o.standing, o.stratum_variable, o.stratum, o.measure, m.label, o.unit, o.estimate, o.ci_low, o.ci_high, o.uncertainty_low, o.uncertainty_high, o.patients,
  (SELECT string_agg(k.known_miss, '; ' ORDER BY k.known_miss) FROM known_miss k WHERE regexp_full_match(o.policy, k.policies) AND regexp_full_match(o.measure, k.measures)) AS known_miss
FROM policy_outcomes o LEFT JOIN measure m USING (measure) WHERE o.draw = 0

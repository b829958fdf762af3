-- What each policy changes
-- Differences from the comparator with both errors, whether the sign is identified, and what is known to be missed.
-- Grain: policy x stratum x measure, draw 0
-- Inputs: policy_contrasts
-- policy [id] policy followed
-- standing [label] guideline, practice, scenario or reference (no option)
-- comparator [id] policy compared with
-- stratum_variable [label] variable that defines the group
-- stratum [label] group
-- measure [id] outcome
-- label [label] outcome in plain words
-- unit [label] unit
-- better [label] lower, higher or neither
-- difference [as unit] policy less comparator
-- ci_low [as unit] lower end of the 95% Monte Carlo interval
-- ci_high [as unit] upper end of the 95% Monte Carlo interval
-- draw_mean [as unit] mean over draws
-- uncertainty_low [as unit] lower end of the 95% uncertainty interval
-- uncertainty_high [as unit] upper end of the 95% uncertainty interval
-- probability_better [1] share of draws in which it is better
-- identification [label] identified, turned, unclear or not examined
-- turned_by [id] what turns the sign
-- patients [patients] synthetic patients
-- known_miss [text] where the model is known to miss; NULL where nothing is known
SELECT c.policy, c.standing, c.comparator, c.stratum_variable, c.stratum, c.measure, m.label, c.unit, m.better, c.difference, c.ci_low, c.ci_high, c.draw_mean, c.uncertainty_low,
  c.uncertainty_high, c.probability_better, c.identification, c.turned_by, c.patients,
  (SELECT string_agg(k.known_miss, '; ' ORDER BY k.known_miss) FROM known_miss k WHERE regexp_full_match(c.policy, k.policies) AND regexp_full_match(c.measure, k.measures)) AS known_miss
FROM policy_contrasts c LEFT JOIN measure m USING (measure) WHERE c.draw = 0

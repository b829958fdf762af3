-- Events and deaths by route and cause
-- Totals of the adults for whom the cohort stands, by year.
-- Grain: policy x stratum x year x outcome, draw 0
-- Inputs: yearly_outcomes
-- policy [id] policy followed
-- standing [label] guideline, practice, scenario or reference (no option)
-- stratum_variable [label] variable that defines the group
-- stratum [label] group
-- year [year] year since policy start, from 1
-- outcome [id] what is counted
-- total [events] in the year
-- standard_error [events] its Monte Carlo standard error
-- difference [events] less the comparator
-- uncertainty_low [events] lower end of the 95% uncertainty interval of the total
-- uncertainty_high [events] upper end of the 95% uncertainty interval of the total
-- known_miss [text] where the model is known to miss; NULL where nothing is known
SELECT y.policy, y.standing, y.stratum_variable, y.stratum, y.year + 1 AS year, y.outcome, y.total, y.standard_error, y.difference, y.uncertainty_low, y.uncertainty_high,
  (SELECT string_agg(k.known_miss, '; ' ORDER BY k.known_miss) FROM known_miss k WHERE regexp_full_match(y.policy, k.policies) AND regexp_full_match(y.outcome, k.measures)) AS known_miss
FROM yearly_outcomes y
WHERE y.draw = 0 AND (y.outcome LIKE 'deaths%' OR y.outcome LIKE 'overdoses%' OR y.outcome IN ('mental_health_crises', 'misuse_onsets'))

-- Of what do people die?
-- Theme: Events
-- Takes: policy
-- Deaths of the adults for whom the cohort stands, over the study, by cause, and the difference from the comparator.
-- Grain: policy x cause
-- Inputs: yearly_outcomes
-- policy [id] policy followed
-- standing [label] guideline, practice, scenario or reference (no option)
-- cause [label] cause and route
-- deaths [deaths] deaths in the study
-- difference [deaths] less the comparator, the same people; NULL for the comparator
-- difference_error_at_most [deaths] sum over years of its Monte Carlo standard errors: at most that of the sum
SELECT policy, standing, replace(outcome, 'deaths_', '') AS cause, sum(total) AS deaths, sum(difference) AS difference, sum(difference_standard_error) AS difference_error_at_most
FROM yearly_outcomes
WHERE draw = 0 AND stratum_variable = 'all' AND outcome LIKE 'deaths\_%' ESCAPE '\' AND list_contains(getvariable('policies'), policy)
GROUP BY policy, standing, outcome ORDER BY standing = 'reference', policy, cause;

-- What happens in each year?
-- Theme: Events
-- Takes: policy
-- Overdoses, crises, onsets of misuse and deaths by year, of the adults for whom the cohort stands.
-- Grain: policy x year x outcome
-- Inputs: yearly_outcomes
-- policy [id] policy followed
-- standing [label] guideline, practice, scenario or reference (no option)
-- year [year] year since policy start, from 1
-- outcome [id] what is counted
-- total [events] in the year
-- standard_error [events] its Monte Carlo standard error
-- difference [events] less the comparator; NULL for the comparator
-- difference_standard_error [events] its Monte Carlo standard error
SELECT policy, standing, year + 1 AS year, outcome, total, standard_error, difference, difference_standard_error
FROM yearly_outcomes
WHERE draw = 0 AND stratum_variable = 'all' AND outcome IN ('deaths', 'mental_health_crises', 'misuse_onsets', 'overdoses_prescribed', 'overdoses_lost_tolerance', 'overdoses_illicit') AND list_contains(getvariable('policies'), policy)
ORDER BY standing = 'reference', policy, year, outcome;

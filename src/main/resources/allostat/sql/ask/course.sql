-- How does an outcome run over the years?
-- Theme: Courses
-- Takes: by, policy, course
-- One measure of the courses (--measure, mean_pain if none is named), at the start and every 13 months of 28 days, with Monte Carlo interval where one was tallied.
-- Grain: policy x stratum x month
-- Inputs: monthly_outcomes
-- policy [id] policy followed
-- stratum [label] group of patients
-- month [28 d] months since policy start
-- value [as measure] mean over those alive
-- low [as measure] lower end of the 95% Monte Carlo interval
-- high [as measure] upper end of the 95% Monte Carlo interval
-- patients [patients] synthetic patients
WITH long AS (
  SELECT policy, stratum_variable, stratum, month, patients, name, value FROM (UNPIVOT (SELECT * FROM monthly_outcomes WHERE draw = 0)
    ON COLUMNS(* EXCLUDE (policy, draw, stratum_variable, stratum, month, patients)) INTO NAME name VALUE value)
  WHERE name IN (getvariable('course'), getvariable('course') || '_standard_error')),
wide AS (
  SELECT policy, stratum_variable, stratum, month, patients, max(value) FILTER (WHERE name = getvariable('course')) AS value,
    max(value) FILTER (WHERE name <> getvariable('course')) AS error
  FROM long GROUP BY ALL)
SELECT policy, stratum, month, value, value - 1.959963984540054 * error AS low, value + 1.959963984540054 * error AS high, patients
FROM wide
WHERE (month % 13 = 0 OR month = (SELECT max(month) FROM wide)) AND stratum_variable = getvariable('stratum_variable') AND (getvariable('one_stratum') IS NULL OR stratum = getvariable('one_stratum')) AND list_contains(getvariable('policies'), policy)
ORDER BY policy, stratum, month;

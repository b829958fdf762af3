-- How long does hyperkatifeia last after opioids are stopped?
-- Theme: Courses
-- Takes: by, policy
-- Of policies under which most are off within the study: the peak, when the mean is back at its level of the start, and where it ends. Means over patients, who stop at different times.
-- Grain: policy x stratum
-- Inputs: monthly_outcomes
-- policy [id] policy followed
-- stratum [label] group of patients
-- start [0-10] mean in the first month
-- peak [0-10] highest monthly mean
-- peak_month [28 d] when
-- back_month [28 d] first month after the peak at or below the start; NULL where never
-- end [0-10] mean in the last month
-- share_off [1] off opioids in the last month
WITH course AS (FROM monthly_outcomes WHERE draw = 0 AND stratum_variable = getvariable('stratum_variable') AND (getvariable('one_stratum') IS NULL OR stratum = getvariable('one_stratum')) AND list_contains(getvariable('policies'), policy)),
ends AS (
  SELECT policy, stratum, arg_min(mean_hyperkatifeia, month) AS start, max(mean_hyperkatifeia) AS peak, arg_max(month, mean_hyperkatifeia) AS peak_month,
    arg_max(mean_hyperkatifeia, month) AS "end", arg_max(share_off_opioids, month) AS share_off
  FROM course GROUP BY policy, stratum)
SELECT policy, stratum, start, peak, peak_month,
  (SELECT min(month) FROM course c WHERE c.policy = e.policy AND c.stratum = e.stratum AND c.month > e.peak_month AND c.mean_hyperkatifeia <= e.start) AS back_month,
  "end", share_off
FROM ends e WHERE share_off > 0.5 ORDER BY policy, stratum;

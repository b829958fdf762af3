-- What the targets say of each parameter. Grain: parameter. Inputs: posterior.
-- spread: standard deviation of the draws over the prior's, on the scale on which the prior is standard normal.
WITH one AS (
  SELECT parameter_id, any_value(unit) AS unit, quantile_cont(value, 0.025) AS low, median(value) AS median,
    quantile_cont(value, 0.975) AS high, stddev_pop(prior_score) AS spread
  FROM posterior GROUP BY parameter_id),
pairs AS (
  SELECT a.parameter_id, b.parameter_id AS other, corr(a.prior_score, b.prior_score) AS r
  FROM posterior a JOIN posterior b ON a.draw = b.draw AND a.parameter_id <> b.parameter_id
  GROUP BY ALL),
strongest AS (SELECT parameter_id, arg_max(other, abs(r)) AS other, arg_max(r, abs(r)) AS r FROM pairs GROUP BY parameter_id)
SELECT parameter_id AS parameter, unit, round(median, 5) AS median, round(low, 5) AS low, round(high, 5) AS high,
  round(spread, 2) AS spread, CASE WHEN spread > 0.9 THEN 'not identified' ELSE '' END AS verdict,
  other AS strongest_correlation, round(r, 2) AS r
FROM one LEFT JOIN strongest USING (parameter_id) ORDER BY spread, parameter;

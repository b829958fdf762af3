-- Each target against the posterior. Grain: target. Inputs: posterior, calibration_fit.
-- On the target's scale the predictive distribution is taken as normal: variance of the draws plus the squares of the published error, the
-- Monte Carlo error and the allowed miss.
WITH draws AS (SELECT DISTINCT draw, "set" FROM posterior),
placed AS (
  SELECT study, estimand, scale, published, published_standard_error AS se, discrepancy, mc_standard_error AS mc, simulated,
    CASE scale WHEN 'log' THEN ln(simulated) WHEN 'logit' THEN ln(simulated / (100 - simulated)) ELSE simulated END AS s,
    CASE scale WHEN 'log' THEN ln(published) WHEN 'logit' THEN ln(published / (100 - published)) ELSE published END AS p
  FROM draws JOIN calibration_fit USING ("set")),
spread AS (
  SELECT study, estimand, scale, any_value(published) AS published, any_value(p) AS p, median(simulated) AS simulated, avg(s) AS s,
    sqrt(var_pop(s) + avg(mc * mc) + any_value(se * se + discrepancy * discrepancy)) AS sd
  FROM placed GROUP BY study, estimand, scale),
ends AS (
  SELECT *, s - 1.959963984540054 * sd AS lo, s + 1.959963984540054 * sd AS hi, (s - p) / sd AS z FROM spread)
SELECT study, estimand, round(published, 3) AS published, round(simulated, 3) AS simulated,
  round(CASE scale WHEN 'log' THEN exp(lo) WHEN 'logit' THEN 100 / (1 + exp(-lo)) ELSE lo END, 3) AS low,
  round(CASE scale WHEN 'log' THEN exp(hi) WHEN 'logit' THEN 100 / (1 + exp(-hi)) ELSE hi END, 3) AS high,
  round(z, 2) AS z, abs(z) <= 1.959963984540054 AS covered
FROM ends ORDER BY abs(z) DESC, study, estimand;

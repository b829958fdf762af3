-- Each published result against what the draws predict. Grain: study x estimand. Inputs: emulation, draws besides draw 0.
-- On the scale of the estimate (logarithm of ratios and rates, logit of shares) the predictive distribution is taken as normal: variance of the
-- draws, which holds their Monte Carlo error, plus the square of the published error (0 where no interval was published). No allowed miss is added.
-- A published range is inside where it meets the interval.
WITH placed AS (
  SELECT study, estimand, "use", unit, published, published_ci_low, published_ci_high, simulated,
    CASE WHEN unit IN ('ratio', '1/100 py') AND simulated > 0 THEN ln(simulated)
         WHEN unit = '%' AND kind = 'share' AND simulated > 0 AND simulated < 100 THEN ln(simulated / (100 - simulated))
         WHEN unit = 'ratio' OR unit = '1/100 py' OR (unit = '%' AND kind = 'share') THEN NULL ELSE simulated END AS s,
    CASE WHEN unit IN ('ratio', '1/100 py') THEN 'log' WHEN unit = '%' AND kind = 'share' THEN 'logit' ELSE 'identity' END AS scale
  FROM emulation WHERE draw > 0 AND "use" IS NOT NULL),
paper AS (
  SELECT *, coalesce(published, (published_ci_low + published_ci_high) / 2) AS value,
    published IS NULL AND published_ci_low IS NOT NULL AS is_range FROM placed),
scaled AS (
  SELECT *, CASE scale WHEN 'log' THEN ln(value) WHEN 'logit' THEN ln(value / (100 - value)) ELSE value END AS p,
    CASE scale WHEN 'log' THEN ln(published_ci_low) WHEN 'logit' THEN ln(published_ci_low / (100 - published_ci_low)) ELSE published_ci_low END AS plo,
    CASE scale WHEN 'log' THEN ln(published_ci_high) WHEN 'logit' THEN ln(published_ci_high / (100 - published_ci_high)) ELSE published_ci_high END AS phi
  FROM paper),
spread AS (
  SELECT study, estimand, "use", scale, any_value(unit) AS unit, any_value(value) AS value, any_value(is_range) AS is_range, count(s) AS draws,
    median(simulated) AS simulated, any_value(p) AS p, any_value(plo) AS plo, any_value(phi) AS phi, avg(s) AS m,
    sqrt(var_samp(s) + coalesce(pow(CASE WHEN any_value(is_range) THEN 0 ELSE (any_value(phi) - any_value(plo)) / (2 * 1.959963984540054) END, 2), 0)) AS sd
  FROM scaled GROUP BY study, estimand, "use", scale),
ends AS (
  SELECT *, m - 1.959963984540054 * sd AS lo, m + 1.959963984540054 * sd AS hi, (m - p) / sd AS z,
    CASE WHEN is_range THEN m - 1.959963984540054 * sd <= phi AND m + 1.959963984540054 * sd >= plo
         ELSE abs((m - p) / sd) <= 1.959963984540054 END AS inside
  FROM spread WHERE sd > 0)
SELECT "use", study, estimand, unit, printf('%.3g', value) AS published, printf('%.3g', simulated) AS simulated,
  printf('%.3g to %.3g', CASE scale WHEN 'log' THEN exp(lo) WHEN 'logit' THEN 100 / (1 + exp(-lo)) ELSE lo END,
    CASE scale WHEN 'log' THEN exp(hi) WHEN 'logit' THEN 100 / (1 + exp(-hi)) ELSE hi END) AS predictive_interval,
  round(z, 1) AS z, CASE WHEN inside THEN 'yes' ELSE 'NO' END AS inside, draws
FROM ends ORDER BY "use" DESC, abs(z) DESC, study, estimand;

-- How many published results lie inside what the draws predict. Grain: use. Inputs: emulation, draws besides draw 0.
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
SELECT "use", count(*) AS results, count(*) FILTER (inside) AS inside, round(100.0 * count(*) FILTER (inside) / count(*)) AS percent,
  round(median(abs(z)), 2) AS median_abs_z
FROM ends GROUP BY "use" ORDER BY "use" DESC;

-- How often intervals of the posterior hold the true value, with the 95% Wilson interval of that share. Grain: interval. Inputs: calibration_recovery.
WITH held AS (
  SELECT level, count(*) AS n, avg(CASE WHEN abs(share_below - 0.5) <= level / 200.0 THEN 1.0 ELSE 0.0 END) AS p
  FROM calibration_recovery, (VALUES (50), (95)) AS levels(level) GROUP BY level),
z AS (SELECT 1.959963984540054 AS z)
SELECT level AS interval_percent, n AS intervals, round(100 * p, 1) AS held_percent,
  round(100 * (p + z * z / (2 * n) - z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))) / (1 + z * z / n), 1) AS low,
  round(100 * (p + z * z / (2 * n) + z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))) / (1 + z * z / n), 1) AS high,
  (SELECT round(min(effective_sample_size), 1) FROM calibration_recovery) AS least_effective_sample_size
FROM held, z ORDER BY level;

-- What the search tried and what it is worth. Grain: one row. Inputs: calibration_set.
WITH sets AS (SELECT DISTINCT wave, "set", weight, log_likelihood FROM calibration_set)
SELECT count(DISTINCT wave) AS waves, count(*) AS sets, round(1 / sum(weight * weight), 1) AS effective_sample_size,
  round(100 * avg(1 - pow(1 - weight, (SELECT count(*) FROM sets)))) AS resample_holds_percent,
  round(max(log_likelihood), 2) AS best_log_likelihood, count(*) FILTER (log_likelihood IS NULL) AS sets_without_an_answer
FROM sets;

-- The cohort in US adults. Grain: one row. Inputs: cohort. Monte Carlo only: weights are those of the synthetic sample.
SELECT count(*) AS patients,
       round(sum(weight) / 1e6, 3) AS us_adults_million,
       round(100 * sum(weight) FILTER (WHERE poud_severity = 'mild') / sum(weight), 1) AS mild_percent,
       round(100 * sum(weight) FILTER (WHERE poud_severity = 'moderate') / sum(weight), 1) AS moderate_percent,
       round(100 * sum(weight) FILTER (WHERE poud_severity = 'severe') / sum(weight), 1) AS severe_percent,
       round(100 * sum(weight) FILTER (WHERE exposure_type = 'long_term') / sum(weight), 1) AS long_term_percent,
       round(100 * sum(weight) FILTER (WHERE mme_per_day > 0) / sum(weight), 1) AS taking_opioids_now_percent,
       round(sum(weight * age_years) / sum(weight), 1) AS mean_age_years
FROM cohort

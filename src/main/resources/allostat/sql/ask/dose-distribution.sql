-- What doses do they take at the interview?
-- Theme: The country
-- Long-term patients by dose.
-- Grain: dose band
-- Inputs: cohort
-- mme_band [MME/d] dose band
-- thousand_adults [thousand] adults
-- share [1] of long-term patients
-- mean_pain [NRS] mean pain at interview
-- patients [patients] synthetic patients
WITH cells AS (
  SELECT CASE WHEN mme_per_day < 20 THEN '<20' WHEN mme_per_day < 50 THEN '20-<50' WHEN mme_per_day < 90 THEN '50-<90' ELSE '90+' END AS mme_band,
    sum(weight) AS persons, sum(weight * baseline_pain) / sum(weight) AS mean_pain, count(*) AS patients, min(mme_per_day) AS lowest FROM cohort WHERE exposure_type = 'long_term' GROUP BY 1)
SELECT mme_band, CASE WHEN patients >= /*smallest*/ 11 THEN persons / 1000 END AS thousand_adults, CASE WHEN patients >= /*smallest*/ 11 THEN persons / sum(persons) OVER () END AS share,
  CASE WHEN patients >= /*smallest*/ 11 THEN mean_pain END AS mean_pain, CASE WHEN patients >= /*smallest*/ 11 THEN patients END AS patients
FROM cells ORDER BY lowest;

-- Who are the three million?
-- Theme: The country
-- Adults without misuse who meet two or more criteria, by age and sex. Cells of fewer than 11 patients are withheld.
-- Grain: age x sex
-- Inputs: cohort
-- age [year] age group
-- sex [label] female or male
-- thousand_adults [thousand] adults
-- share [1] of the cohort
-- long_term_share [1] of the cell, on long-term therapy
-- patients [patients] synthetic patients
WITH cells AS (
  SELECT CASE WHEN age_years < 35 THEN '18-34' WHEN age_years < 50 THEN '35-49' WHEN age_years < 65 THEN '50-64' ELSE '65+' END AS age, sex, sum(weight) AS persons,
    sum(weight) FILTER (WHERE exposure_type = 'long_term') AS long_term, count(*) AS patients, count(*) FILTER (WHERE exposure_type = 'long_term') AS long_term_patients FROM cohort GROUP BY ALL)
SELECT age, sex, CASE WHEN patients >= /*smallest*/ 11 THEN persons / 1000 END AS thousand_adults, CASE WHEN patients >= /*smallest*/ 11 THEN persons / sum(persons) OVER () END AS share,
  CASE WHEN long_term_patients >= /*smallest*/ 11 AND patients - long_term_patients >= /*smallest*/ 11 THEN long_term / persons END AS long_term_share, CASE WHEN patients >= /*smallest*/ 11 THEN patients END AS patients
FROM cells ORDER BY age, sex;

-- How severe is the disorder, and in whom?
-- Theme: The country
-- Severity by type of exposure.
-- Grain: exposure x severity
-- Inputs: cohort
-- exposure_type [label] short_course, intermittent or long_term
-- poud_severity [label] mild (2-3 criteria), moderate (4-5) or severe
-- thousand_adults [thousand] adults
-- share_of_exposure [1] of those with that exposure
-- patients [patients] synthetic patients
WITH cells AS (SELECT exposure_type, poud_severity, sum(weight) AS persons, count(*) AS patients FROM cohort GROUP BY ALL)
SELECT exposure_type, poud_severity, CASE WHEN patients >= /*smallest*/ 11 THEN persons / 1000 END AS thousand_adults,
  CASE WHEN patients >= /*smallest*/ 11 THEN persons / sum(persons) OVER (PARTITION BY exposure_type) END AS share_of_exposure, CASE WHEN patients >= /*smallest*/ 11 THEN patients END AS patients
FROM cells ORDER BY exposure_type, poud_severity;

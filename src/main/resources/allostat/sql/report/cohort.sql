-- Who they are
-- The synthetic patients and the adults for whom they stand.
-- Grain: variable x value.
-- Inputs: cohort
-- variable [label] characteristic at interview
-- value [label] its value
-- persons [persons] adults; NULL for fewer than 11 patients
-- share [1] of the cohort; NULL for fewer than 11 patients
-- patients [patients] synthetic patients; NULL for fewer than 11
WITH long AS (
  SELECT weight, unnest([
    {'variable': 'all', 'value': 'all'}, {'variable': 'exposure', 'value': exposure_type}, {'variable': 'sex', 'value': sex},
    {'variable': 'age', 'value': CASE WHEN age_years < 35 THEN '18-34' WHEN age_years < 50 THEN '35-49' WHEN age_years < 65 THEN '50-64' ELSE '65+' END},
    {'variable': 'severity', 'value': poud_severity}, {'variable': 'insurance', 'value': insurance},
    {'variable': 'race and ethnicity', 'value': race_ethnicity}, {'variable': 'main pain condition', 'value': pain_condition},
    {'variable': 'depression', 'value': CASE WHEN depression THEN 'yes' ELSE 'no' END}]) AS s
  FROM cohort),
cells AS (SELECT s.variable AS variable, s.value AS value, sum(weight) AS persons, count(*) AS patients FROM long GROUP BY ALL),
marked AS (
  SELECT *, sum(persons) OVER (PARTITION BY variable) AS whole,
    count(*) FILTER (WHERE patients < /*smallest*/ 11) OVER (PARTITION BY variable) AS small,
    row_number() OVER (PARTITION BY variable, patients >= /*smallest*/ 11 ORDER BY patients, value) AS next
  FROM cells)
-- one small cell would follow from the total, so the next smallest goes with it
SELECT variable, value,
  CASE WHEN patients < /*smallest*/ 11 OR (small = 1 AND next = 1) THEN NULL ELSE persons END AS persons,
  CASE WHEN patients < /*smallest*/ 11 OR (small = 1 AND next = 1) THEN NULL ELSE persons / whole END AS share,
  CASE WHEN patients < /*smallest*/ 11 OR (small = 1 AND next = 1) THEN NULL ELSE patients END AS patients
FROM marked ORDER BY variable, persons DESC NULLS LAST, value;

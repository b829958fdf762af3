-- Patients on long-term therapy by how their QALYs under one policy differ from those under another.
-- Grain: one row, the patient at one place of the order by difference; of equal differences the lower id comes first.
-- Inputs: patient_outcomes of draw 0, cohort; parameters, in this order: the policy asked about, the one against, and a place of the
-- order, from 0 for the smallest difference (most harmed) over 0.5 (median) to 1 for the largest (most helped).
-- Meaning: the same person meets both policies with the same luck, which no trial can show.
-- Columns: patient_id [id]; difference [QALY], asked about less against; patients [1], of whom one was picked.
WITH paired AS (
  SELECT a.patient_id, a.qalys - b.qalys AS difference
  FROM patient_outcomes a
  JOIN patient_outcomes b ON b.patient_id = a.patient_id AND b.draw = 0
  JOIN cohort c ON c.patient_id = a.patient_id
  WHERE a.draw = 0 AND a.policy = ? AND b.policy = ? AND c.exposure_type = 'long_term'
), ordered AS (
  SELECT patient_id, difference, count(*) OVER () AS patients,
    row_number() OVER (ORDER BY difference, patient_id) - 1 AS place,
    row_number() OVER (ORDER BY difference DESC, patient_id) - 1 AS place_from_top
  FROM paired
)
SELECT patient_id, difference, patients
FROM (SELECT *, CAST(? AS DOUBLE) AS wanted FROM ordered)
WHERE CASE WHEN wanted < 1 THEN place = CAST(floor(wanted * (patients - 1)) AS BIGINT) ELSE place_from_top = 0 END

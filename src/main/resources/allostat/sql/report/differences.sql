-- Who benefits and who is harmed
-- Each synthetic patient met both policies with the same luck; here is how their differences in QALYs are spread. Classes are a
-- fiftieth and a fifth of a QALY: about a week and ten weeks of full health over the study.
-- Grain: policy x stratum x class, draw 0.
-- Inputs: patient_outcomes, cohort, policy_contrasts
-- policy [id] policy followed
-- stratum_variable [label] variable that defines the stratum
-- stratum [label] its value; all for the whole cohort
-- class [label] class of the difference in QALYs from the comparator
-- place [1] place of the class from worst (1) to best (5)
-- share [1] weighted share of the stratum; NULL for fewer than 11 patients
-- patients [patients] synthetic patients in the class; NULL for fewer than 11
WITH comparator AS (SELECT any_value(comparator) AS policy FROM policy_contrasts),
pairs AS (
  SELECT p.policy, p.patient_id, p.weight, p.qalys - c.qalys AS difference
  FROM patient_outcomes p
  JOIN patient_outcomes c ON c.patient_id = p.patient_id AND c.draw = 0 AND c.policy = (SELECT policy FROM comparator)
  WHERE p.draw = 0 AND p.policy <> (SELECT policy FROM comparator)),
placed AS (
  SELECT policy, patient_id, weight,
    CASE WHEN difference < -0.2 THEN 1 WHEN difference < -0.02 THEN 2 WHEN difference <= 0.02 THEN 3 WHEN difference <= 0.2 THEN 4 ELSE 5 END AS place
  FROM pairs),
cells AS (
  SELECT policy, stratum_variable, stratum, place, sum(placed.weight) AS persons, count(*) AS patients
  FROM placed JOIN patient_strata USING (patient_id) GROUP BY ALL),
shares AS (
  SELECT *, persons / sum(persons) OVER (PARTITION BY policy, stratum_variable, stratum) AS share,
    count(*) FILTER (WHERE patients < /*smallest*/ 11) OVER (PARTITION BY policy, stratum_variable, stratum) AS small,
    row_number() OVER (PARTITION BY policy, stratum_variable, stratum, patients >= /*smallest*/ 11 ORDER BY patients, place) AS next
  FROM cells)
-- one small class would follow from the others, so the next smallest goes with it
SELECT policy, stratum_variable, stratum,
  ['worse by more than 0.2', 'worse by 0.02 to 0.2', 'within 0.02', 'better by 0.02 to 0.2', 'better by more than 0.2'][place] AS class, place,
  CASE WHEN patients < /*smallest*/ 11 OR (small = 1 AND next = 1) THEN NULL ELSE share END AS share,
  CASE WHEN patients < /*smallest*/ 11 OR (small = 1 AND next = 1) THEN NULL ELSE patients END AS patients
FROM shares ORDER BY stratum_variable, stratum, policy, place;

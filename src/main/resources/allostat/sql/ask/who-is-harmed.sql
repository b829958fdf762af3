-- Who is harmed by a policy, and who is helped?
-- Theme: Who gains and who is harmed
-- Takes: by, policy
-- Caveat: A single person's difference rests on meeting both policies with the same luck, under the registry's values; no trial can show it.
-- Shares of patients whose discounted QALYs differ from those under the comparator by more than 0.02 and 0.2, each with the same luck under both. Shares of fewer than 11 patients are withheld.
-- Grain: policy x stratum
-- Inputs: patient_outcomes, cohort, policy_contrasts
-- policy [id] policy followed
-- stratum [label] group of patients
-- worse_by_0_2 [1] share worse by more than 0.2 QALYs
-- worse [1] share worse by more than 0.02
-- about_equal [1] share within 0.02
-- better [1] share better by more than 0.02
-- better_by_0_2 [1] share better by more than 0.2
-- mean [QALY] mean difference
-- patients [patients] synthetic patients
WITH comparator AS (SELECT any_value(comparator) AS policy FROM policy_contrasts),
pairs AS (
  SELECT p.policy, g.stratum, g.weight, p.qalys - c.qalys AS gain
  FROM patient_outcomes p
  JOIN patient_outcomes c ON c.patient_id = p.patient_id AND c.draw = 0 AND c.policy = (SELECT policy FROM comparator)
  JOIN patient_strata g ON g.patient_id = p.patient_id AND g.stratum_variable = getvariable('stratum_variable')
  WHERE p.draw = 0 AND p.policy <> (SELECT policy FROM comparator) AND list_contains(getvariable('policies'), p.policy)
    AND (getvariable('one_stratum') IS NULL OR g.stratum = getvariable('one_stratum'))),
shares AS (
  SELECT policy, stratum, count(*) AS patients, sum(weight * gain) / sum(weight) AS mean,
    CASE WHEN count(*) FILTER (WHERE gain < -0.2) >= /*smallest*/ 11 THEN sum(weight) FILTER (WHERE gain < -0.2) / sum(weight) END AS worse_by_0_2,
    CASE WHEN count(*) FILTER (WHERE gain < -0.02) >= /*smallest*/ 11 THEN sum(weight) FILTER (WHERE gain < -0.02) / sum(weight) END AS worse,
    CASE WHEN count(*) FILTER (WHERE gain BETWEEN -0.02 AND 0.02) >= /*smallest*/ 11 THEN sum(weight) FILTER (WHERE gain BETWEEN -0.02 AND 0.02) / sum(weight) END AS about_equal,
    CASE WHEN count(*) FILTER (WHERE gain > 0.02) >= /*smallest*/ 11 THEN sum(weight) FILTER (WHERE gain > 0.02) / sum(weight) END AS better,
    CASE WHEN count(*) FILTER (WHERE gain > 0.2) >= /*smallest*/ 11 THEN sum(weight) FILTER (WHERE gain > 0.2) / sum(weight) END AS better_by_0_2
  FROM pairs GROUP BY policy, stratum)
SELECT policy, stratum, worse_by_0_2, worse, about_equal, better, better_by_0_2, CASE WHEN patients >= /*smallest*/ 11 THEN mean END AS mean,
  CASE WHEN patients >= /*smallest*/ 11 THEN patients END AS patients
FROM shares ORDER BY policy, stratum;

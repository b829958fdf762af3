-- Differences in patients on long-term therapy whose sign a pivot or a draw turns, draw 0, and what turns them furthest.
-- Grain: policy x measure of the key contrasts. Inputs: policy_contrasts, pivot_contrasts.
SELECT c.policy, c.standing, c.measure,
       printf('%+.3f (%+.3f to %+.3f)', c.difference, c.ci_low, c.ci_high) AS as_is,
       c.turned_by,
       printf('%+.3f (%+.3f to %+.3f)', p.difference, p.ci_low, p.ci_high) AS turned_to
FROM policy_contrasts c
LEFT JOIN pivot_contrasts p
  ON p.pivot_id = c.turned_by AND p.policy = c.policy AND p.stratum_variable = c.stratum_variable
 AND p.stratum = c.stratum AND p.measure = c.measure
WHERE c.draw = 0 AND c.stratum_variable = 'exposure_type' AND c.stratum = 'long_term' AND c.identification = 'turned'
  AND c.measure IN ('end_pain', 'end_hyperkatifeia', 'end_mood', 'expected_crises', 'overdoses', 'qalys')
ORDER BY c.standing = 'reference', c.policy, c.measure

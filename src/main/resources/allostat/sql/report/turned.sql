-- Where the sign is not identified
-- Differences whose sign turns over what no data exclude (pivots) or over draws, and what turns them furthest.
-- Grain: policy x measure, draw 0, whole cohort and long-term patients.
-- Inputs: policy_contrasts, pivot_contrasts
-- policy [id] policy followed
-- stratum [label] all, or long_term
-- measure [id] outcome
-- difference [as unit] as the model stands
-- ci_low [as unit] lower end of its 95% Monte Carlo interval
-- ci_high [as unit] upper end of its 95% Monte Carlo interval
-- turned_by [id] pivot, or draw
-- turned_to [as unit] difference under it; NULL for a draw
-- reason [text] why the value is possible
SELECT c.policy, c.stratum, c.measure, c.difference, c.ci_low, c.ci_high, c.turned_by, p.difference AS turned_to, p.reason
FROM policy_contrasts c
LEFT JOIN pivot_contrasts p ON p.pivot_id = c.turned_by AND p.policy = c.policy AND p.stratum_variable = c.stratum_variable
  AND p.stratum = c.stratum AND p.measure = c.measure
WHERE c.draw = 0 AND c.identification = 'turned' AND (c.stratum_variable = 'all' OR c.stratum = 'long_term')
  AND c.measure IN ('end_pain', 'end_hyperkatifeia', 'end_mood', 'expected_crises', 'overdoses', 'deaths', 'qalys')
ORDER BY c.stratum, c.policy, c.measure;

-- Under each structure of the model, the guideline policy of the highest net benefit at 100,000 USD for each QALY over the whole cohort, and its
-- difference in QALYs from the comparator. Structures are never averaged. Grain: structure. Inputs: structure_contrasts.
WITH sums AS (
  SELECT structure, title, policy,
    max(difference) FILTER (WHERE measure = 'qalys') AS qalys, max(ci_low) FILTER (WHERE measure = 'qalys') AS low,
    max(ci_high) FILTER (WHERE measure = 'qalys') AS high, max(difference) FILTER (WHERE measure = 'cost_usd') AS cost
  FROM structure_contrasts WHERE stratum_variable = 'all' AND standing = 'guideline' GROUP BY structure, title, policy),
best AS (
  SELECT *, 100000 * qalys - cost AS net_benefit FROM sums
  QUALIFY row_number() OVER (PARTITION BY structure ORDER BY 100000 * qalys - cost DESC, policy) = 1),
now AS (SELECT policy FROM best WHERE structure = 'as-is')
SELECT structure, title, policy AS leading_guideline,
  printf('%+.4f (%+.4f to %+.4f)', qalys, low, high) AS qalys_less_comparator, round(net_benefit) AS net_benefit_less_comparator_usd,
  CASE WHEN structure = 'as-is' THEN '' WHEN policy = (SELECT policy FROM now) THEN 'the same leads' ELSE 'another leads' END AS verdict
FROM best ORDER BY structure <> 'as-is', structure;

-- Other structures of the model
-- Under each structure, the guideline policy of the highest net benefit at 100,000 USD for each QALY over the whole cohort. Structures are never
-- averaged. A lead is named only where it exceeds what both errors allow: 1.96 times the sum of the standard errors of the two best, each at most
-- 100,000 times that of QALYs plus that of costs.
-- Grain: structure.
-- Inputs: structure_contrasts
-- structure [id] structure; as-is for the model as it is
-- title [text] what it is
-- leading_guideline [label] guideline policy that leads, or no clear lead
-- qalys_less_comparator [QALY] its gain with the 95% Monte Carlo interval; empty where none leads
-- verdict [label] whether the lead of the model as it is changes; not identified where either has no clear lead
WITH sums AS (
  SELECT structure, title, policy,
    max(difference) FILTER (WHERE measure = 'qalys') AS qalys, max(ci_low) FILTER (WHERE measure = 'qalys') AS low,
    max(ci_high) FILTER (WHERE measure = 'qalys') AS high,
    100000 * max(difference) FILTER (WHERE measure = 'qalys') - max(difference) FILTER (WHERE measure = 'cost_usd') AS net_benefit,
    100000 * max(standard_error) FILTER (WHERE measure = 'qalys') + max(standard_error) FILTER (WHERE measure = 'cost_usd') AS error
  FROM structure_contrasts WHERE stratum_variable = 'all' AND standing = 'guideline' GROUP BY structure, title, policy),
placed AS (
  SELECT *, row_number() OVER (PARTITION BY structure ORDER BY net_benefit DESC, policy) AS place,
    lead(net_benefit) OVER (PARTITION BY structure ORDER BY net_benefit DESC, policy) AS next,
    lead(error) OVER (PARTITION BY structure ORDER BY net_benefit DESC, policy) AS next_error FROM sums),
best AS (
  SELECT *, coalesce(net_benefit - next > 1.959963984540054 * (error + next_error), true) AS clear FROM placed WHERE place = 1),
now AS (SELECT policy, clear FROM best WHERE structure = 'as-is')
SELECT structure, title, CASE WHEN clear THEN policy ELSE 'no clear lead' END AS leading_guideline,
  CASE WHEN clear THEN printf('%+.4f (%+.4f to %+.4f)', qalys, low, high) ELSE '' END AS qalys_less_comparator,
  CASE WHEN structure = 'as-is' THEN ''
       WHEN NOT clear OR NOT (SELECT clear FROM now) THEN 'not identified'
       WHEN policy = (SELECT policy FROM now) THEN 'the same leads' ELSE 'another leads' END AS verdict
FROM best ORDER BY structure <> 'as-is', structure;

-- What does a QALY cost?
-- Theme: Costs
-- Takes: policy
-- Per person of the whole cohort: of means over draws where there are draws. An ICER is shown only where the signs of the QALYs are identified.
-- Grain: policy
-- Inputs: cost_effectiveness
-- policy [id] policy followed
-- standing [label] guideline, practice, scenario or reference (no option)
-- perspective [label] whose costs count
-- beyond_horizon [label] what is counted after the horizon
-- cost_usd [USD] discounted cost each
-- qalys [QALY] discounted QALYs each
-- cost_difference_usd [USD] less the comparator
-- qaly_difference [QALY] less the comparator
-- icer [USD/QALY] against the next cheaper policy of the frontier; NULL where not identified
-- place [label] frontier, dominated, extendedly dominated, reference or not identified
WITH shown AS (SELECT * FROM cost_effectiveness WHERE draw = (SELECT least(min(draw), 0) FROM cost_effectiveness)),
unidentified AS (SELECT DISTINCT policy AS other FROM shown WHERE identified = false AND standing <> 'reference')
SELECT policy, standing, perspective, beyond_horizon, cost_usd, qalys, comparator_incremental_cost_usd AS cost_difference_usd, comparator_incremental_qalys AS qaly_difference,
  CASE WHEN (SELECT count(*) FROM unidentified) > 0 THEN NULL ELSE icer END AS icer,
  CASE WHEN dominance = 'reference' THEN dominance WHEN (SELECT count(*) FROM unidentified) > 0 THEN 'not identified' ELSE dominance END AS place
FROM shown WHERE list_contains(getvariable('policies'), policy)
QUALIFY row_number() OVER (PARTITION BY policy ORDER BY threshold_usd_per_qaly) = 1
ORDER BY standing = 'reference', policy;

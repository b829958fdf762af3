-- Costs and QALYs
-- Per person of the whole cohort: of means over draws (draw -1) where a run has them, else of draw 0. Frontier and ICERs are findings only
-- where the sign of the QALYs is identified.
-- Grain: policy.
-- Inputs: cost_effectiveness
-- policy [id] policy followed
-- perspective [label] whose costs count
-- beyond_horizon [label] what is counted after the horizon
-- price_year [year] price year of USD
-- cost_usd [USD] discounted cost per person
-- qalys [QALY] discounted QALYs per person
-- comparator_incremental_cost_usd [USD] cost less the comparator's
-- comparator_incremental_qalys [QALY] QALYs less the comparator's
-- next_best [id] previous policy on the frontier
-- icer [USD/QALY] incremental cost-effectiveness ratio against it; NULL where either sign is not identified
-- place [label] frontier, dominated, extendedly dominated, reference, or not identified
-- identified [true/false] whether draws and pivots agree on the sign of the QALYs
WITH shown AS (SELECT * FROM cost_effectiveness WHERE draw = (SELECT least(min(draw), 0) FROM cost_effectiveness)),
unidentified AS (SELECT DISTINCT policy AS other FROM shown WHERE identified = false AND standing <> 'reference')
SELECT policy, perspective, beyond_horizon, price_year, cost_usd, qalys, comparator_incremental_cost_usd, comparator_incremental_qalys, next_best,
  CASE WHEN identified = false OR next_best IN (SELECT other FROM unidentified) THEN NULL ELSE icer END AS icer,
  CASE WHEN dominance = 'reference' THEN dominance WHEN (SELECT count(*) FROM unidentified) > 0 THEN 'not identified' ELSE dominance END AS place,
  identified
FROM shown QUALIFY row_number() OVER (PARTITION BY policy ORDER BY threshold_usd_per_qaly) = 1
ORDER BY policy;

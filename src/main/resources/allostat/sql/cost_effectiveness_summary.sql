-- Cost-effectiveness over the whole cohort: of means over draws (draw -1) where a run has them, else of draw 0. Grain: policy, by cost. Inputs: cost_effectiveness.
-- An ICER and a place on the frontier are findings only where the signs of the QALYs of both policies are identified.
WITH shown AS (
  SELECT * FROM cost_effectiveness WHERE draw = (SELECT least(min(draw), 0) FROM cost_effectiveness)
),
unidentified AS (
  SELECT DISTINCT policy AS other FROM shown WHERE identified = false
)
SELECT policy,
       standing,
       round(cost_usd) AS cost_usd,
       round(qalys, 4) AS qalys,
       CASE WHEN icer IS NULL THEN NULL
            WHEN identified = false OR next_best IN (SELECT other FROM unidentified) THEN 'not identified'
            ELSE printf('%.0f', icer) END AS icer_usd_per_qaly,
       CASE WHEN dominance = 'reference' THEN dominance
            WHEN identified = false OR (SELECT count(*) FROM unidentified) > 0 THEN 'not identified'
            ELSE dominance END AS dominance,
       round(comparator_incremental_cost_usd) AS cost_less_comparator_usd,
       CASE WHEN identified = false THEN 'not identified'
            ELSE printf('%+.5f', comparator_incremental_qalys) END AS qalys_less_comparator
FROM shown
WHERE /*block*/ true
QUALIFY row_number() OVER (PARTITION BY policy ORDER BY threshold_usd_per_qaly) = 1
ORDER BY cost_usd

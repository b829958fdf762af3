-- Cost-effectiveness over the whole cohort, draw 0. Grain: policy, by cost. Inputs: cost_effectiveness.
SELECT policy,
       round(cost_usd) AS cost_usd,
       round(qalys, 4) AS qalys,
       round(icer) AS icer_usd_per_qaly,
       dominance,
       round(comparator_incremental_cost_usd) AS cost_less_comparator_usd,
       round(comparator_incremental_qalys, 5) AS qalys_less_comparator
FROM cost_effectiveness
WHERE draw = 0
QUALIFY row_number() OVER (PARTITION BY policy ORDER BY threshold_usd_per_qaly) = 1
ORDER BY cost_usd

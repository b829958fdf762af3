-- The policies side by side, everybody, draw 0. Grain: policy, in order of QALYs. Inputs: policy_outcomes, cost_effectiveness.
WITH wide AS (
  PIVOT (SELECT policy, measure, estimate FROM policy_outcomes WHERE draw = 0 AND stratum_variable = 'all')
  ON measure IN ('end_pain', 'end_hyperkatifeia', 'end_mood', 'end_mme_per_day', 'off_opioids', 'on_buprenorphine',
                 'taper_accepted', 'taper_completion', 'overdoses', 'mental_health_crises', 'deaths', 'mean_utility')
  USING first(estimate)
)
SELECT policy,
       round(end_mme_per_day, 1) AS mme_per_day,
       round(end_pain, 2) AS pain,
       round(end_hyperkatifeia, 2) AS hyperkatifeia,
       round(end_mood, 2) AS mood,
       round(100 * off_opioids, 1) AS off_opioids_percent,
       round(100 * on_buprenorphine, 1) AS buprenorphine_percent,
       round(overdoses, 2) AS overdoses_per_100py,
       round(mental_health_crises, 2) AS crises_per_100py,
       round(deaths, 2) AS deaths_per_100py,
       round(cost.qalys, 4) AS qalys,
       round(cost.cost_usd) AS cost_usd,
       round(cost.icer) AS icer_usd_per_qaly,
       cost.dominance
FROM wide
JOIN (SELECT DISTINCT policy, qalys, cost_usd, icer, dominance FROM cost_effectiveness WHERE draw = 0) AS cost USING (policy)
ORDER BY cost.qalys DESC

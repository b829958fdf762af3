-- The policies side by side for patients on long-term therapy, draw 0, in alphabetical order: no order of merit. Grain: policy. Inputs: policy_outcomes.
WITH wide AS (
  PIVOT (SELECT policy, standing, measure, estimate FROM policy_outcomes
         WHERE draw = 0 AND stratum_variable = 'exposure_type' AND stratum = 'long_term' AND /*block*/ true)
  ON measure IN ('end_pain', 'end_hyperkatifeia', 'end_mood', 'end_mme_per_day', 'off_opioids', 'on_buprenorphine',
                 'taper_acceptance', 'taper_completion', 'overdoses', 'mental_health_crises', 'deaths', 'qalys', 'cost_usd')
  USING first(estimate)
)
SELECT policy,
       standing,
       round(end_mme_per_day, 1) AS mme_per_day,
       round(end_pain, 2) AS pain_nrs,
       round(end_hyperkatifeia, 2) AS hyperkatifeia,
       round(end_mood, 2) AS mood,
       round(100 * off_opioids, 1) AS off_opioids_percent,
       round(100 * on_buprenorphine, 1) AS buprenorphine_percent,
       round(100 * taper_acceptance, 1) AS taper_accepted_percent,
       round(100 * taper_completion, 1) AS taper_completed_percent,
       round(overdoses, 2) AS overdoses_per_100py,
       round(mental_health_crises, 2) AS crises_per_100py,
       round(deaths, 2) AS deaths_per_100py,
       round(qalys, 4) AS qalys,
       round(cost_usd) AS cost_usd
FROM wide
ORDER BY policy

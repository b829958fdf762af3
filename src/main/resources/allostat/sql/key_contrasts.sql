-- Differences from the comparator in the same people, 95% Monte Carlo intervals, draw 0. Grain: policy x measure.
-- Inputs: policy_contrasts.
SELECT policy, measure, unit,
       round(difference, 4) AS difference,
       round(ci_low, 4) AS ci_low,
       round(ci_high, 4) AS ci_high,
       round(variance_reduction, 1) AS variance_reduction
FROM policy_contrasts
WHERE draw = 0 AND stratum_variable = 'all'
  AND measure IN ('end_pain', 'end_hyperkatifeia', 'qalys', 'overdoses', 'mental_health_crises')
ORDER BY measure, policy

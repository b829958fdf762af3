-- Differences from the comparator in the same patients on long-term therapy: mean over draws with the 95% uncertainty interval, and the share of
-- draws in which the policy is better. Grain: policy. Inputs: policy_contrasts. The interval holds the Monte Carlo error of each draw too
-- (mc_share_of_variance). Crises are expected ones (cumulative hazard), per 100 person-years.
WITH cells AS (
  SELECT policy, measure, standing,
         printf('%+.3f (%+.3f to %+.3f) %s', draw_mean, uncertainty_low, uncertainty_high,
                coalesce(printf('%.0f%%', 100 * probability_better), '')) AS cell
  FROM policy_contrasts
  WHERE draw = 0 AND draws IS NOT NULL AND stratum_variable = 'exposure_type' AND stratum = 'long_term' AND /*block*/ true
)
SELECT policy,
       standing,
       max(cell) FILTER (WHERE measure = 'end_pain') AS pain_nrs,
       max(cell) FILTER (WHERE measure = 'end_hyperkatifeia') AS hyperkatifeia,
       max(cell) FILTER (WHERE measure = 'end_mood') AS mood,
       max(cell) FILTER (WHERE measure = 'expected_crises') AS crises_per_100py,
       max(cell) FILTER (WHERE measure = 'overdoses') AS overdoses_per_100py,
       max(cell) FILTER (WHERE measure = 'qalys') AS qalys
FROM cells GROUP BY policy, standing ORDER BY policy

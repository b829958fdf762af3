-- Differences from the comparator in the same patients on long-term therapy with 95% Monte Carlo intervals, draw 0. Grain: policy.
-- A difference whose sign pivots or draws turn is "not identified"; one that Monte Carlo error leaves open has "no clear sign".
-- Inputs: policy_contrasts. Crises are expected ones (cumulative hazard), per 100 person-years.
WITH cells AS (
  SELECT policy, measure,
         standing,
         CASE identification WHEN 'turned' THEN 'not identified'
                             WHEN 'unclear' THEN 'no clear sign'
                             ELSE printf('%+.3f (%+.3f to %+.3f)', difference, ci_low, ci_high) END AS cell
  FROM policy_contrasts
  WHERE draw = 0 AND stratum_variable = 'exposure_type' AND stratum = 'long_term' AND /*block*/ true
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

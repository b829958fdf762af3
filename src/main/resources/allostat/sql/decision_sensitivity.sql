-- The ten parameters on which the net benefit of the best option other than the comparator hangs most, at the threshold nearest to 100,000 USD: a tornado.
-- Grain: parameter. Inputs: sensitivity.
WITH nearest AS (
  SELECT * FROM sensitivity WHERE outcome = 'incremental_net_benefit_usd'
  QUALIFY dense_rank() OVER (ORDER BY abs(threshold_usd_per_qaly - 100000), threshold_usd_per_qaly) = 1),
best AS (SELECT policy FROM nearest GROUP BY policy ORDER BY any_value(outcome_mean) DESC, policy LIMIT 1)
SELECT policy, parameter_id, printf('%.3g to %.3g', parameter_low, parameter_high) AS from_to,
  round(outcome_at_low) AS usd_at_low, round(outcome_at_high) AS usd_at_high,
  round(variance_share, 3) AS variance_share, round(strongest_by_luck_share, 3) AS strongest_by_luck, variance_share > strongest_by_luck_share AS beyond_luck, round(monte_carlo_share, 3) AS mc_share
FROM nearest JOIN best USING (policy)
ORDER BY variance_share DESC NULLS LAST, abs(outcome_at_high - outcome_at_low) DESC, parameter_id LIMIT 10;

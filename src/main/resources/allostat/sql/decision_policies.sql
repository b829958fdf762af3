-- Options over the draws: QALYs less the comparator's with the 95% uncertainty interval over draws, and the probability of the highest net benefit.
-- The spread over draws holds the Monte Carlo error of each; mc_share says how much of its variance that is. Grain: option x threshold nearest to 100,000 USD.
-- Inputs: policy_contrasts, acceptability.
WITH draws AS (
  SELECT policy, count(*) AS draws, avg(difference) AS mean, quantile_cont(difference, 0.025) AS low, quantile_cont(difference, 0.975) AS high,
    avg((difference > 0)::INT) AS better, avg(standard_error * standard_error) / nullif(var_samp(difference), 0) AS mc_share
  FROM policy_contrasts WHERE draw > 0 AND stratum_variable = 'all' AND measure = 'qalys' GROUP BY policy)
SELECT a.policy, a.standing, a.draws,
  printf('%+.4f (%+.4f to %+.4f)', d.mean, d.low, d.high) AS qalys_less_comparator_over_draws,
  round(d.better, 2) AS probability_more_qalys, CASE WHEN d.mc_share IS NOT NULL THEN round(least(d.mc_share, 1), 2) END AS mc_share,
  a.threshold_usd_per_qaly, round(a.probability_best, 2) AS probability_best, a.on_frontier
FROM acceptability a LEFT JOIN draws d USING (policy)
WHERE a.threshold_usd_per_qaly = 100000 ORDER BY a.probability_best DESC, a.policy;

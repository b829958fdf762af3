-- Options over the draws: QALYs less the comparator's with the 95% uncertainty interval over draws, and the probability of the highest net benefit.
-- The spread over draws holds the Monte Carlo error of each; mc_share says how much of its variance that is. Grain: option x threshold of 100,000 USD.
-- Inputs: policy_contrasts, acceptability.
SELECT a.policy, a.standing, a.draws,
  printf('%+.4f (%+.4f to %+.4f)', c.draw_mean, c.uncertainty_low, c.uncertainty_high) AS qalys_less_comparator_over_draws,
  round(c.probability_better, 2) AS probability_more_qalys, round(c.mc_share_of_variance, 2) AS mc_share,
  a.threshold_usd_per_qaly, round(a.probability_best, 2) AS probability_best,
  round(a.probability_best_of_guidelines, 2) AS best_of_guidelines,
  CASE WHEN a.on_frontier AND c.identification = 'turned' THEN 'not identified' WHEN a.on_frontier THEN 'yes' ELSE '' END AS highest_mean_net_benefit
FROM acceptability a
LEFT JOIN policy_contrasts c ON c.policy = a.policy AND c.draw = 0 AND c.stratum_variable = 'all' AND c.measure = 'qalys'
WHERE a.threshold_usd_per_qaly = 100000 ORDER BY a.probability_best DESC, a.policy;

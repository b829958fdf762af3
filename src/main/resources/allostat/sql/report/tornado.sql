-- On which parameters the result hangs
-- Incremental net benefit of each option at the threshold nearest to 100,000 USD a QALY where one parameter stands at the ends of its 95% range and the
-- others are averaged; the share of variance it explains alone.
-- Grain: policy x parameter; the fifteen with the largest share of variance.
-- Inputs: sensitivity
-- policy [id] option
-- parameter_id [id] parameter that differs between draws
-- threshold_usd_per_qaly [USD/QALY] willingness to pay
-- parameter_low [as parameter] 2.5% quantile of the parameter
-- parameter_high [as parameter] 97.5% quantile of the parameter
-- parameter_unit [label] unit of the parameter
-- outcome_mean [USD] mean of the net benefit over the comparator
-- outcome_at_low [USD] net benefit where the parameter is low
-- outcome_at_high [USD] net benefit where the parameter is high
-- variance_share [1] share of the variance over draws that it explains alone
-- strongest_by_luck_share [1] share that the strongest of all would reach by luck
WITH nearest AS (
  SELECT * FROM sensitivity WHERE outcome = 'incremental_net_benefit_usd'
  QUALIFY dense_rank() OVER (ORDER BY abs(threshold_usd_per_qaly - 100000), threshold_usd_per_qaly) = 1)
SELECT policy, parameter_id, threshold_usd_per_qaly, parameter_low, parameter_high, parameter_unit, outcome_mean, outcome_at_low, outcome_at_high,
  variance_share, strongest_by_luck_share
FROM nearest
QUALIFY row_number() OVER (PARTITION BY policy
  ORDER BY variance_share DESC NULLS LAST, abs(outcome_at_high - outcome_at_low) DESC, parameter_id) <= 15
ORDER BY policy, variance_share DESC NULLS LAST, abs(outcome_at_high - outcome_at_low) DESC, parameter_id;

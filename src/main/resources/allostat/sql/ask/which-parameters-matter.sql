-- On which parameters does the answer hang?
-- Theme: How sure
-- Takes: policy
-- Share of the variance of the incremental net benefit that a parameter explains alone, at the threshold nearest to 100,000 USD a QALY.
-- Grain: policy x parameter; the ten largest each
-- Inputs: sensitivity
-- policy [id] policy followed
-- parameter_id [id] parameter
-- from_value [as parameter] 2.5% quantile
-- to_value [as parameter] 97.5% quantile
-- usd_at_low [USD] net benefit where it is low
-- usd_at_high [USD] net benefit where it is high
-- variance_share [1] share of variance
-- strongest_by_luck_share [1] share that the strongest would reach by luck
-- beyond_luck [true/false] whether it exceeds that
WITH nearest AS (
  SELECT * FROM sensitivity WHERE outcome = 'incremental_net_benefit_usd'
  QUALIFY dense_rank() OVER (ORDER BY abs(threshold_usd_per_qaly - 100000), threshold_usd_per_qaly) = 1)
SELECT policy, parameter_id, parameter_low AS from_value, parameter_high AS to_value, outcome_at_low AS usd_at_low, outcome_at_high AS usd_at_high, variance_share,
  strongest_by_luck_share, variance_share > strongest_by_luck_share AS beyond_luck
FROM nearest WHERE list_contains(getvariable('policies'), policy)
QUALIFY row_number() OVER (PARTITION BY policy ORDER BY variance_share DESC NULLS LAST, parameter_id) <= 10
ORDER BY policy, variance_share DESC NULLS LAST, parameter_id;

-- Does the discount rate change the answer?
-- Theme: Costs
-- Takes: policy
-- Costs and QALYs less the comparator at 1.5, 3 and 5% each way.
-- Grain: policy x discount rates
-- Inputs: discounting_sensitivity
-- policy [id] policy followed
-- standing [label] guideline, practice, scenario or reference (no option)
-- discount_rate_costs [1/year] discount rate of costs
-- discount_rate_effects [1/year] discount rate of QALYs
-- cost_difference_usd [USD] cost each, less the comparator
-- qaly_difference [QALY] QALYs each, less the comparator
SELECT policy, standing, discount_rate_costs, discount_rate_effects, comparator_incremental_cost_usd AS cost_difference_usd,
  comparator_incremental_qalys AS qaly_difference
FROM discounting_sensitivity WHERE draw = 0 AND list_contains(getvariable('policies'), policy)
ORDER BY standing = 'reference', policy, discount_rate_costs, discount_rate_effects;

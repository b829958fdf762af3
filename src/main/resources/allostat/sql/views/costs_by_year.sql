-- Costs by year, payer and item
-- Undiscounted.
-- Grain: policy x year x payer x item, draw 0
-- Inputs: budget_impact
-- policy [id] policy followed
-- standing [label] guideline, practice, scenario or reference (no option)
-- year [year] year since policy start, from 1
-- payer [label] who pays
-- cost_item [label] for what
-- cost_usd [USD] cost of the year
-- difference_usd [USD] less the comparator
-- difference_standard_error_usd [USD] its Monte Carlo standard error
-- uncertainty_low_usd [USD] lower end of the 95% uncertainty interval of the difference
-- uncertainty_high_usd [USD] upper end of the 95% uncertainty interval of the difference
SELECT policy, standing, year + 1 AS year, payer, cost_item, total_usd AS cost_usd, difference_usd, difference_standard_error_usd, difference_uncertainty_low AS uncertainty_low_usd,
  difference_uncertainty_high AS uncertainty_high_usd
FROM budget_impact WHERE draw = 0

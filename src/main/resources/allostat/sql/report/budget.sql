-- Budget impact by year
-- Undiscounted cost less the comparator's for the same people, whoever pays, by year; of the people whom the cohort stands for.
-- Grain: policy x year x payer, all items of cost together, draw 0.
-- Inputs: budget_impact
-- policy [id] policy followed
-- year [year] year since policy start, from 1
-- payer [label] who pays; all for everybody
-- price_year [year] price year of USD
-- total_usd [USD] cost of the year
-- difference_usd [USD] cost less the comparator's
-- difference_low_usd [USD] lower end of its 95% Monte Carlo interval
-- difference_high_usd [USD] upper end of its 95% Monte Carlo interval
-- uncertainty_low_usd [USD] lower end of its 95% uncertainty interval over draws
-- uncertainty_high_usd [USD] upper end of its 95% uncertainty interval over draws
SELECT policy, year + 1 AS year, payer, price_year, total_usd, difference_usd,
  difference_usd - 1.959963984540054 * difference_standard_error_usd AS difference_low_usd,
  difference_usd + 1.959963984540054 * difference_standard_error_usd AS difference_high_usd,
  difference_uncertainty_low AS uncertainty_low_usd, difference_uncertainty_high AS uncertainty_high_usd
FROM budget_impact WHERE draw = 0 AND cost_item = 'all' AND difference_usd IS NOT NULL
ORDER BY payer, policy, year;

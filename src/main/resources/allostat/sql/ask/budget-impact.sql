-- Who pays more or less, and when?
-- Theme: Costs
-- Takes: policy
-- Undiscounted cost less the comparator by year and payer, for the adults for whom the cohort stands.
-- Grain: policy x year x payer
-- Inputs: budget_impact
-- policy [id] policy followed
-- standing [label] guideline, practice, scenario or reference (no option)
-- year [year] year since policy start, from 1
-- payer [label] who pays; all for everybody
-- million_usd [million USD] cost less the comparator
-- low [million USD] lower end of the 95% Monte Carlo interval
-- high [million USD] upper end of the 95% Monte Carlo interval
-- uncertainty_low [million USD] lower end of the 95% uncertainty interval
-- uncertainty_high [million USD] upper end of the 95% uncertainty interval
SELECT policy, standing, year + 1 AS year, payer, difference_usd / 1e6 AS million_usd, (difference_usd - 1.959963984540054 * difference_standard_error_usd) / 1e6 AS low,
  (difference_usd + 1.959963984540054 * difference_standard_error_usd) / 1e6 AS high, difference_uncertainty_low / 1e6 AS uncertainty_low, difference_uncertainty_high / 1e6 AS uncertainty_high
FROM budget_impact
WHERE draw = 0 AND cost_item = 'all' AND difference_usd IS NOT NULL AND list_contains(getvariable('policies'), policy)
ORDER BY standing = 'reference', policy, year, payer;

-- What does a policy spend or save on what?
-- Theme: Costs
-- Takes: policy
-- Caveat: Several unit costs are assumed: ask assumptions.
-- Undiscounted cost of the study by item, everybody pays, less the comparator.
-- Grain: policy x item
-- Inputs: budget_impact
-- policy [id] policy followed
-- standing [label] guideline, practice, scenario or reference (no option)
-- item [label] cost item; all for their sum
-- million_usd [million USD] cost in the study
-- difference_million_usd [million USD] less the comparator; NULL for the comparator
SELECT policy, standing, cost_item AS item, sum(total_usd) / 1e6 AS million_usd, sum(difference_usd) / 1e6 AS difference_million_usd
FROM budget_impact
WHERE draw = 0 AND payer = 'all' AND list_contains(getvariable('policies'), policy)
GROUP BY policy, standing, cost_item ORDER BY standing = 'reference', policy, item;

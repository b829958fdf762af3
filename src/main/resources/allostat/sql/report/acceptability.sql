-- Acceptability
-- Share of draws in which a policy has the highest net benefit of all options, by what a QALY may cost. References are not among the options.
-- Grain: policy x threshold.
-- Inputs: acceptability
-- policy [id] policy followed
-- threshold_usd_per_qaly [USD/QALY] willingness to pay
-- draws [draws] draws behind the row
-- probability_best [1] share of draws in which it is best of all options
-- probability_best_of_guidelines [1] share of draws in which it is best of the guideline policies
-- expected_net_benefit_usd [USD] net monetary benefit per person, mean over draws
-- on_frontier [true/false] highest expected net benefit at this threshold
SELECT policy, threshold_usd_per_qaly, draws, probability_best, probability_best_of_guidelines, expected_net_benefit_usd, on_frontier
FROM acceptability ORDER BY policy, threshold_usd_per_qaly;

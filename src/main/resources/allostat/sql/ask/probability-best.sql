-- How likely is each option to be best?
-- Theme: Costs
-- Takes: policy
-- Caveat: A high share says how often, not by how much; it is no proof.
-- Share of draws in which a policy has the highest net benefit, by what a QALY may cost.
-- Grain: policy x threshold
-- Inputs: acceptability
-- policy [id] policy followed
-- standing [label] guideline, practice, scenario or reference (no option)
-- threshold_usd_per_qaly [USD/QALY] willingness to pay
-- draws [draws] draws behind it
-- best_of_guidelines [1] share of draws, of the guideline policies
-- best_of_all [1] share of draws, of all options
-- expected_net_benefit_usd [USD] mean net benefit each
SELECT policy, standing, threshold_usd_per_qaly, draws, probability_best_of_guidelines AS best_of_guidelines, probability_best AS best_of_all, expected_net_benefit_usd
FROM acceptability
WHERE threshold_usd_per_qaly IN (50000, 100000, 150000) AND list_contains(getvariable('policies'), policy)
ORDER BY threshold_usd_per_qaly, policy;

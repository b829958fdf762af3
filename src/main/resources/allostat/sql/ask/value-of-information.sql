-- What would it be worth to know more?
-- Theme: How sure
-- Caveat: What does not exceed luck is no finding; single parameters need 100 draws and more.
-- Expected value of information each, at the threshold nearest to 100,000 USD a QALY.
-- Grain: subject
-- Inputs: value_of_information
-- kind [label] perfect (everything), group or parameter
-- subject [id] what would be known
-- value_usd [USD] value each, bias taken off
-- strongest_by_luck_usd [USD] what the strongest of its kind would seem worth by luck
-- beyond_luck [true/false] whether it exceeds that
-- million_usd_for_all [million USD] value for all who face the decision
-- draws [draws] draws behind it
SELECT kind, subject, value_usd, strongest_by_luck_usd, value_usd > strongest_by_luck_usd AS beyond_luck, population_value_usd / 1e6 AS million_usd_for_all, draws
FROM value_of_information
QUALIFY dense_rank() OVER (ORDER BY abs(threshold_usd_per_qaly - 100000), threshold_usd_per_qaly) = 1
ORDER BY kind <> 'perfect', value_usd DESC, subject LIMIT 25;

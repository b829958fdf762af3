-- What knowing more would be worth
-- Expected value of information per person at the threshold nearest to 100,000 USD a QALY: of everything, of groups of parameters, and of single
-- ones. What does not exceed the value that the strongest of them would reach by luck is no finding.
-- Grain: subject; the twenty single parameters worth most.
-- Inputs: value_of_information
-- kind [label] perfect (everything), group or parameter
-- subject [id] what would be known
-- threshold_usd_per_qaly [USD/QALY] willingness to pay
-- draws [draws] draws behind the row
-- value_usd [USD] value per person, bias taken off
-- strongest_by_luck_usd [USD] what the strongest of its kind would seem worth in one of twenty sets of draws if none were worth any
-- population_value_usd [USD] value for all who face the decision
-- horizon_years [year] years in which the decision is taken
WITH nearest AS (
  SELECT * FROM value_of_information
  QUALIFY dense_rank() OVER (ORDER BY abs(threshold_usd_per_qaly - 100000), threshold_usd_per_qaly) = 1)
SELECT kind, subject, threshold_usd_per_qaly, draws, value_usd, strongest_by_luck_usd, population_value_usd, horizon_years
FROM nearest
QUALIFY kind <> 'parameter' OR row_number() OVER (PARTITION BY kind ORDER BY value_usd DESC, subject) <= 20
ORDER BY kind = 'parameter', kind = 'group', value_usd DESC, subject;

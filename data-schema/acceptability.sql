-- How likely each option is to be the best while parameters are not known: acceptability curve and frontier over thresholds.
-- Net benefits are means over the patients of each draw; their Monte Carlo error is in the probabilities too. Draws 1 and on are the sample, draw 0 is not in it.
-- Grain: policy that may be ranked x threshold. Empty where a study has fewer than two draws.
-- Key: policy, threshold_usd_per_qaly.
CREATE TABLE acceptability (
  policy STRING NOT NULL COMMENT '[id] policy followed',
  standing STRING NOT NULL COMMENT '[label] guideline, practice or scenario; references only where the study ranks them',
  perspective STRING NOT NULL COMMENT '[label] who bears the costs',
  beyond_horizon STRING NOT NULL COMMENT '[label] what is counted after the horizon of those alive at its end: none, or life_expectancy, which is then part of the costs and QALYs behind the row',
  price_year INT NOT NULL COMMENT '[year] price year of every USD column',
  threshold_usd_per_qaly DOUBLE NOT NULL COMMENT '[USD/QALY] willingness to pay',
  draws INT NOT NULL COMMENT '[count] parameter draws behind the row',
  probability_best DOUBLE NOT NULL COMMENT '[1] share of draws in which the policy has the highest net benefit (acceptability curve); over the policies of a threshold they add up to 1',
  expected_net_benefit_usd DOUBLE NOT NULL COMMENT '[USD] net monetary benefit per person, mean over draws',
  on_frontier BOOLEAN NOT NULL COMMENT '[true/false] the policy has the highest expected net benefit at this threshold (acceptability frontier), which need not be the most probable best',
  probability_best_of_guidelines DOUBLE COMMENT '[1] share of draws in which the policy has the highest net benefit of those of standing guideline; NULL for others'
) USING PARQUET
COMMENT 'Acceptability of policies over thresholds';

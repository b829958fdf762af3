-- What it would be worth to know more before choosing, per person and for the US population over a horizon.
-- Perfect information: mean over draws of the best net benefit less the best mean. Partial information: the regression method (Strong 2014), with the bias of
-- finitely many draws, found by dealing the net benefits out anew among the draws, taken off. Options are the policies that may be ranked.
-- Grain: subject x threshold. Empty where a study has fewer than two draws; perfect information alone where it has fewer than 30.
-- Key: kind, subject, threshold_usd_per_qaly.
CREATE TABLE value_of_information (
  kind STRING NOT NULL COMMENT '[label] perfect (everything), group (all parameters of a group) or parameter',
  subject STRING NOT NULL COMMENT '[id] what would be known: all, a group of parameter ids, or one id',
  perspective STRING NOT NULL COMMENT '[label] who bears the costs',
  beyond_horizon STRING NOT NULL COMMENT '[label] what is counted after the horizon of those alive at its end: none, or life_expectancy, which is then part of the costs and QALYs behind the row',
  price_year INT NOT NULL COMMENT '[year] price year of every USD column',
  threshold_usd_per_qaly DOUBLE NOT NULL COMMENT '[USD/QALY] willingness to pay',
  draws INT NOT NULL COMMENT '[count] parameter draws behind the row',
  value_usd DOUBLE NOT NULL COMMENT '[USD] expected value of the information per person, the bias taken off; from 0 to that of perfect information',
  bias_usd DOUBLE NOT NULL COMMENT '[USD] what a parameter of no effect would seem to be worth at so few draws, per person; 0 for perfect information, from which nothing is taken off',
  strongest_by_luck_usd DOUBLE COMMENT '[USD] what the strongest of all rows of this kind would seem to be worth per person in one of twenty sets of draws if none were worth anything, the bias taken off: a value below it is no finding; NULL for perfect information',
  horizon_years INT NOT NULL COMMENT '[year] years from the survey year on in which the decision is taken, as the study says',
  entrants_per_year DOUBLE NOT NULL COMMENT '[persons] adults who come to face the decision in each year of the horizon after the first, as the study says; the model has no entrants, so 0 unless it says otherwise',
  discounted_decisions DOUBLE NOT NULL COMMENT '[persons] adults who face the decision: the cohort once, in the first year, and the entrants of later years, discounted as costs are; taken to be like the cohort',
  population_value_usd DOUBLE NOT NULL COMMENT '[USD] value_usd times discounted_decisions; what one choice is worth runs over the years of the study'
) USING PARQUET
COMMENT 'Value of information, perfect and partial';

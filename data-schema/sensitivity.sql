-- What each parameter that is not known does to what each option gains over the comparator: for the tornado, and which parameters the spread over draws comes from.
-- Everything is seen in draws 1 and on, in which all parameters move together: the outcome is regressed on one parameter, the others left to their distributions
-- (splines, as for the value of information). Shares of one outcome need not add up to 1: interactions and Monte Carlo error belong to no parameter.
-- Grain: option other than the comparator x outcome x threshold x parameter. Empty where a study has fewer than 30 draws.
-- Key: policy, outcome, threshold_usd_per_qaly, parameter_id.
CREATE TABLE sensitivity (
  policy STRING NOT NULL COMMENT '[id] policy followed',
  standing STRING NOT NULL COMMENT '[label] guideline, practice or scenario; references only where the study ranks them',
  comparator STRING NOT NULL COMMENT '[id] policy compared with',
  perspective STRING NOT NULL COMMENT '[label] who bears the costs',
  beyond_horizon STRING NOT NULL COMMENT '[label] what is counted after the horizon of those alive at its end: none, or life_expectancy, which is then part of the costs and QALYs behind the row',
  price_year INT NOT NULL COMMENT '[year] price year of USD',
  outcome STRING NOT NULL COMMENT '[id] incremental_qalys, incremental_cost_usd or incremental_net_benefit_usd: the policy less the comparator, per person, discounted',
  unit STRING NOT NULL COMMENT '[label] unit of the outcome',
  threshold_usd_per_qaly DOUBLE COMMENT '[USD/QALY] willingness to pay of the net benefit; NULL for QALYs and costs',
  parameter_id STRING NOT NULL COMMENT '[id] parameter that differs between draws',
  parameter_unit STRING NOT NULL COMMENT '[label] unit of the parameter',
  draws INT NOT NULL COMMENT '[count] parameter draws behind the row',
  outcome_mean DOUBLE NOT NULL COMMENT '[as unit] mean of the outcome over draws',
  outcome_standard_deviation DOUBLE NOT NULL COMMENT '[as unit] spread of the outcome over draws',
  parameter_low DOUBLE NOT NULL COMMENT '[as parameter] 2.5% quantile of the parameter over draws',
  parameter_high DOUBLE NOT NULL COMMENT '[as parameter] 97.5% quantile of the parameter over draws',
  outcome_at_low DOUBLE NOT NULL COMMENT '[as unit] expected outcome where the parameter has its 2.5% quantile, the others averaged: one end of the bar of a tornado',
  outcome_at_high DOUBLE NOT NULL COMMENT '[as unit] expected outcome where the parameter has its 97.5% quantile, the others averaged: the other end',
  variance_share DOUBLE COMMENT '[1] share of the variance over draws that the parameter explains alone (first-order index), the bias taken off, 0 to 1; NULL where the outcome is the same in all draws',
  bias_share DOUBLE COMMENT '[1] share that a parameter of no effect would seem to explain at so few draws, which was taken off; NULL where the outcome is the same in all draws',
  strongest_by_luck_share DOUBLE COMMENT '[1] share, the bias taken off, that the strongest of all these parameters would reach in one of twenty sets of draws if none had an effect: a share below it is no finding; NULL where the outcome is the same in all draws',
  monte_carlo_share DOUBLE COMMENT '[1] share of the variance over draws that is at most Monte Carlo error (finite patients), the same for all parameters; NULL where it cannot be said'
) USING PARQUET
COMMENT 'Effect of each parameter on what options gain';

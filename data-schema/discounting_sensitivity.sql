-- Costs and QALYs of the horizon at other discount rates, for costs and for effects each. From the undiscounted totals of yearly_outcomes, as if
-- each were spread evenly over its year. Nothing beyond the horizon is counted.
-- The spread is over draws besides draw 0, each a whole country; how much of it is Monte Carlo error is not known, for years are tallied apart:
-- mc_share_of_variance of policy_outcomes says it at the discount rate of the study. Ratios of single draws have no useful mean.
-- Grain: policy x parameter draw x discount rate of costs x discount rate of effects.
-- Key: policy, draw, discount_rate_costs, discount_rate_effects.
CREATE TABLE discounting_sensitivity (
  policy STRING NOT NULL COMMENT '[id] policy followed',
  standing STRING NOT NULL COMMENT '[label] guideline, practice, scenario, or reference: nobody advises a reference, it shows harm and is no option',
  comparator STRING NOT NULL COMMENT '[id] policy that the study compares with',
  draw INT NOT NULL COMMENT '[id] parameter draw; 0 holds the registry values themselves',
  beyond_horizon STRING NOT NULL COMMENT '[label] what the row counts after the horizon: always none, whatever the study counts; cost_effectiveness has that',
  discount_rate_costs DOUBLE NOT NULL COMMENT '[1/year] discount rate of costs: 0.015, 0.03 or 0.05',
  discount_rate_effects DOUBLE NOT NULL COMMENT '[1/year] discount rate of QALYs: 0.015, 0.03 or 0.05',
  cost_usd DOUBLE NOT NULL COMMENT '[USD] cost per person that the perspective of the study counts',
  qalys DOUBLE NOT NULL COMMENT '[QALY] quality-adjusted life-years per person',
  comparator_incremental_cost_usd DOUBLE NOT NULL COMMENT '[USD] cost less those of the comparator, per person',
  comparator_incremental_qalys DOUBLE NOT NULL COMMENT '[QALY] QALYs less those of the comparator, per person',
  comparator_icer DOUBLE COMMENT '[USD/QALY] ratio of the two; NULL where it has no meaning: the comparator itself, one policy better in both, or a reference that is not ranked',
  draws INT COMMENT '[draws] in rows of draw 0: draws besides it that have somebody in the cohort; NULL without draws and in their own rows',
  cost_usd_draw_mean DOUBLE COMMENT '[USD] mean of cost_usd over these draws',
  cost_usd_uncertainty_low DOUBLE COMMENT '[USD] 2.5th percentile of cost_usd over these draws: lower end of the 95% uncertainty interval, which holds the Monte Carlo error of each draw too',
  cost_usd_uncertainty_high DOUBLE COMMENT '[USD] 97.5th percentile of cost_usd over these draws',
  qalys_draw_mean DOUBLE COMMENT '[QALY] mean of qalys over these draws',
  qalys_uncertainty_low DOUBLE COMMENT '[QALY] 2.5th percentile of qalys over these draws: lower end of the 95% uncertainty interval, which holds the Monte Carlo error of each draw too',
  qalys_uncertainty_high DOUBLE COMMENT '[QALY] 97.5th percentile of qalys over these draws',
  comparator_incremental_cost_usd_draw_mean DOUBLE COMMENT '[USD] mean of comparator_incremental_cost_usd over these draws',
  comparator_incremental_cost_usd_uncertainty_low DOUBLE COMMENT '[USD] 2.5th percentile of comparator_incremental_cost_usd over these draws: lower end of the 95% uncertainty interval, which holds the Monte Carlo error of each draw too',
  comparator_incremental_cost_usd_uncertainty_high DOUBLE COMMENT '[USD] 97.5th percentile of comparator_incremental_cost_usd over these draws',
  comparator_incremental_qalys_draw_mean DOUBLE COMMENT '[QALY] mean of comparator_incremental_qalys over these draws',
  comparator_incremental_qalys_uncertainty_low DOUBLE COMMENT '[QALY] 2.5th percentile of comparator_incremental_qalys over these draws: lower end of the 95% uncertainty interval, which holds the Monte Carlo error of each draw too',
  comparator_incremental_qalys_uncertainty_high DOUBLE COMMENT '[QALY] 97.5th percentile of comparator_incremental_qalys over these draws'
) USING PARQUET
COMMENT 'Costs and QALYs at other discount rates';

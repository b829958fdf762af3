-- Costs and QALYs of the horizon at other discount rates, for costs and for effects each. From the undiscounted totals of yearly_outcomes, as if
-- each were spread evenly over its year. Nothing beyond the horizon is counted.
-- Grain (draw 0 alone; the totals of other draws are in yearly_outcomes): policy x discount rate of costs x discount rate of effects.
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
  comparator_icer DOUBLE COMMENT '[USD/QALY] ratio of the two; NULL where it has no meaning: the comparator itself, one policy better in both, or a reference that is not ranked'
) USING PARQUET
COMMENT 'Costs and QALYs at other discount rates';

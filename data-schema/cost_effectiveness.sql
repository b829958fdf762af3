-- Cost-effectiveness of the policies of one study: each against the next less costly policy that is not dominated.
-- Over draws the answer is that of draw -1: means of costs and of QALYs, then their frontier and ratios. Ratios of single draws have no useful mean.
-- Grain: policy x parameter draw x perspective x threshold.
-- Key: policy, draw, perspective, threshold_usd_per_qaly.
CREATE TABLE cost_effectiveness (
  policy STRING NOT NULL COMMENT '[id] policy followed',
  standing STRING NOT NULL COMMENT '[label] guideline, practice, scenario, or reference: nobody advises a reference, it shows harm and is no option',
  draw INT NOT NULL COMMENT '[id] parameter draw; 0 holds the registry values themselves; -1 the means over draws 1 and on, where there are two or more',
  perspective STRING NOT NULL COMMENT '[label] whose costs count: health_care_sector, payer or societal',
  beyond_horizon STRING NOT NULL COMMENT '[label] what is counted after the horizon of those alive at its end: none, or life_expectancy, which is then part of cost_usd and qalys',
  price_year INT NOT NULL COMMENT '[year] price year of every USD column',
  threshold_usd_per_qaly DOUBLE NOT NULL COMMENT '[USD/QALY] willingness to pay',
  cost_usd DOUBLE NOT NULL COMMENT '[USD] discounted cost per person',
  qalys DOUBLE NOT NULL COMMENT '[QALY] discounted quality-adjusted life-years per person',
  next_best STRING COMMENT '[id] previous policy on the frontier; NULL for the cheapest, the dominated and references',
  incremental_cost_usd DOUBLE COMMENT '[USD] cost against the previous policy on the frontier; NULL for the cheapest, the dominated and references',
  incremental_qalys DOUBLE COMMENT '[QALY] QALYs against the previous policy on the frontier; NULL for the cheapest, the dominated and references',
  icer DOUBLE COMMENT '[USD/QALY] incremental cost-effectiveness ratio; NULL for the cheapest, the dominated and references',
  dominance STRING NOT NULL COMMENT '[label] frontier, dominated or extendedly dominated; reference: no option, stands apart',
  net_monetary_benefit DOUBLE COMMENT '[USD] threshold times QALYs less cost, per person; NULL for a reference that is not ranked',
  comparator STRING NOT NULL COMMENT '[id] policy that the study compares with',
  comparator_incremental_cost_usd DOUBLE NOT NULL COMMENT '[USD] cost less those of the comparator, per person',
  comparator_incremental_qalys DOUBLE NOT NULL COMMENT '[QALY] QALYs less those of the comparator, per person',
  comparator_icer DOUBLE COMMENT '[USD/QALY] ratio of the two; NULL where it has no meaning: the comparator itself, one policy better in both, or a reference that is not ranked',
  identified BOOLEAN COMMENT '[1] identified of policy_contrasts for the QALYs of the whole cohort; where it is false neither dominance nor ICER is a finding; NULL for the comparator, and without pivots and draws'
) USING PARQUET
COMMENT 'Cost-effectiveness of the policies';

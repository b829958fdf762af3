-- Cost-effectiveness of the policies of one study: each against the next less costly policy that is not dominated.
-- Grain: policy x parameter draw x perspective x threshold.
CREATE TABLE cost_effectiveness (
  policy STRING NOT NULL COMMENT '[id] policy followed',
  draw INT NOT NULL COMMENT '[id] parameter draw; 0 holds the registry values themselves',
  perspective STRING NOT NULL COMMENT '[label] who bears the costs',
  price_year INT NOT NULL COMMENT '[year] price year of every USD column',
  threshold_usd_per_qaly DOUBLE NOT NULL COMMENT '[USD/QALY] willingness to pay',
  cost_usd DOUBLE NOT NULL COMMENT '[USD] discounted cost per person',
  qalys DOUBLE NOT NULL COMMENT '[QALY] discounted quality-adjusted life-years per person',
  incremental_cost_usd DOUBLE COMMENT '[USD] cost against the previous policy on the frontier; NULL for the reference and the dominated',
  incremental_qalys DOUBLE COMMENT '[QALY] QALYs against the previous policy on the frontier; NULL for the reference and the dominated',
  icer DOUBLE COMMENT '[USD/QALY] incremental cost-effectiveness ratio; NULL for the reference and the dominated',
  dominance STRING NOT NULL COMMENT '[label] reference, undominated, dominated or extendedly_dominated',
  net_monetary_benefit DOUBLE NOT NULL COMMENT '[USD] threshold times QALYs less cost, per person'
) USING PARQUET
COMMENT 'Cost-effectiveness of the policies';

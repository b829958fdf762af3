-- Course of the cohort over time under what is not known: each mean of monthly_outcomes over the draws besides draw 0. Empty without draws.
-- Grain: policy x stratum (all patients, and each exposure type) x month of 28 days x measure.
-- Key: policy, stratum_variable, stratum, month, measure.
CREATE TABLE monthly_uncertainty (
  policy STRING NOT NULL COMMENT '[id] policy followed',
  stratum_variable STRING NOT NULL COMMENT '[label] all for the whole cohort, or exposure_type',
  stratum STRING NOT NULL COMMENT '[label] value of the stratum variable; all for the whole cohort',
  month INT NOT NULL COMMENT '[28 d] 28-day period since policy start, 0-based',
  measure STRING NOT NULL COMMENT '[id] column of monthly_outcomes, whose unit it has',
  draws INT NOT NULL COMMENT '[draws] draws besides draw 0 in which somebody lives',
  draw_mean DOUBLE NOT NULL COMMENT '[as measure] mean over these draws',
  uncertainty_low DOUBLE NOT NULL COMMENT '[as measure] 2.5th percentile over these draws: lower end of the 95% uncertainty interval, which holds the Monte Carlo error of each draw too',
  uncertainty_high DOUBLE NOT NULL COMMENT '[as measure] 97.5th percentile over these draws',
  mc_share_of_variance DOUBLE COMMENT '[1] mean Monte Carlo variance within a draw over the variance between draws, at most 1: the part of the spread that more patients would remove; NULL where draws do not differ, one has no error, or for persons'
) USING PARQUET
COMMENT 'Course of the cohort over the draws';

-- Sets of parameter values that a calibration tried, and what each is worth. Written by calibrate.
-- Grain: set x parameter. log_likelihood and weight are the set's and stand in each of its rows: take one parameter to add them up.
-- Key: set, parameter_id.
CREATE TABLE calibration_set (
  wave INT NOT NULL COMMENT '[count] wave that the set belongs to; 0 is drawn from the prior',
  set INT NOT NULL COMMENT '[id] number of the set, from 0',
  parameter_id STRING NOT NULL COMMENT '[id] free parameter',
  value DOUBLE NOT NULL COMMENT '[as unit] value tried',
  unit STRING NOT NULL COMMENT '[label] unit of the value; 1 for none',
  prior_score DOUBLE NOT NULL COMMENT '[1] the value as a standard normal score: the quantile of the prior at the same share',
  log_likelihood DOUBLE COMMENT '[1] logarithm of the likelihood of all targets; NULL where the model has no number for one of them',
  weight DOUBLE NOT NULL COMMENT '[1] importance weight; over the sets they add up to 1'
) USING PARQUET
COMMENT 'Sets of values that a calibration tried';

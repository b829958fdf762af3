-- Equally weighted draws of what the published results leave possible. Written by calibrate.
-- Grain: draw x parameter.
-- Key: draw, parameter_id.
CREATE TABLE posterior (
  draw INT NOT NULL COMMENT '[count] draw, from 1',
  parameter_id STRING NOT NULL COMMENT '[id] free parameter',
  value DOUBLE NOT NULL COMMENT '[as unit] drawn value',
  unit STRING NOT NULL COMMENT '[label] unit of the value; 1 for none',
  prior_score DOUBLE NOT NULL COMMENT '[1] the value as a standard normal score of the prior',
  set INT NOT NULL COMMENT '[id] set of calibration_set that the draw is; a set of large weight is drawn more than once'
) USING PARQUET
COMMENT 'Draws of what published results leave possible';

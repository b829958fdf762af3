-- Where true values lie among a calibration's posteriors, when the model itself made the results. Written by calibrate --recover.
-- Grain: repeat x parameter. Where the calibration is right, share_below is uniform between 0 and 1.
-- Key: repeat, parameter_id.
CREATE TABLE calibration_recovery (
  repeat INT NOT NULL COMMENT '[id] repeat, from 0',
  parameter_id STRING NOT NULL COMMENT '[id] free parameter',
  true_value DOUBLE NOT NULL COMMENT '[as unit] value, drawn from the prior, at which the results were made',
  unit STRING NOT NULL COMMENT '[label] unit of the value; 1 for none',
  true_score DOUBLE NOT NULL COMMENT '[1] the value as a standard normal score of the prior',
  share_below DOUBLE NOT NULL COMMENT '[1] weight of the posterior below the true value: within 0.025 and 0.975 the 95% interval holds it',
  effective_sample_size DOUBLE NOT NULL COMMENT '[draws] equal draws that the posterior is worth'
) USING PARQUET
COMMENT 'Whether a calibration finds what is there';

-- What each set of values made of each target. Written by calibrate.
-- Grain: set x target. The three errors are on the target's scale and are kept apart: of the source, of the finite number of people, and
-- of the model itself.
-- Key: set, study, estimand.
CREATE TABLE calibration_fit (
  set INT NOT NULL COMMENT '[id] number of the set, as in calibration_set',
  study STRING NOT NULL COMMENT '[id] emulated study',
  estimand STRING NOT NULL COMMENT '[id] what is estimated, as the study file calls it',
  scale STRING NOT NULL COMMENT '[label] log (ratios and rates), logit (shares) or identity: where errors are about normal',
  published DOUBLE NOT NULL COMMENT '[unit of the estimand] published value',
  simulated DOUBLE COMMENT '[unit of the estimand] simulated value; NULL where it is undefined, such as a ratio without any exposed',
  published_standard_error DOUBLE NOT NULL COMMENT '[on the scale] standard error of the published value; 0 where no interval was published',
  mc_standard_error DOUBLE COMMENT '[on the scale] Monte Carlo standard error of simulated; NULL where it is undefined',
  discrepancy DOUBLE NOT NULL COMMENT '[on the scale] standard deviation allowed for the model itself',
  log_likelihood DOUBLE COMMENT '[1] what this target adds to the log likelihood; NULL where simulated is',
  source STRING NOT NULL COMMENT '[citation] the paper'
) USING PARQUET
COMMENT 'What each set of values made of each target';

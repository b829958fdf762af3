-- Weighted outcome estimates of each policy.
-- Two errors, never blended: standard_error and ci_* are Monte Carlo error (finite patients) within one parameter draw; uncertainty_* is the spread over
-- draws besides draw 0, each a whole country with its own histories and cohort.
-- Grain: policy x parameter draw x stratum x measure.
-- Key: policy, draw, stratum_variable, stratum, measure.
CREATE TABLE policy_outcomes (
  policy STRING NOT NULL COMMENT '[id] policy followed',
  standing STRING NOT NULL COMMENT '[label] guideline, practice, scenario, or reference: nobody advises a reference, it shows harm and is no option',
  draw INT NOT NULL COMMENT '[id] parameter draw; 0 holds the registry values themselves',
  stratum_variable STRING NOT NULL COMMENT '[label] variable that defines the stratum; all for the whole cohort; of crossed strata that the study names the variables, with colons between: exposure_type:age_group',
  stratum STRING NOT NULL COMMENT '[label] value of the stratum variable; all for the whole cohort; of crossed strata the values in the order of the variables: long_term:18-34',
  measure STRING NOT NULL COMMENT '[id] outcome measured',
  unit STRING NOT NULL COMMENT '[label] unit of the measure',
  beyond_horizon STRING NOT NULL COMMENT '[label] what the study counts after the horizon of those alive at its end: none, or life_expectancy, which is then part of life-years, QALYs and costs; events and states are of the horizon alone',
  estimate DOUBLE COMMENT '[as unit] weighted estimate; NULL where it is undefined',
  standard_error DOUBLE COMMENT '[as unit] Monte Carlo standard error; NULL where it is undefined, as with fewer than two patients',
  ci_low DOUBLE COMMENT '[as unit] lower end of the 95% Monte Carlo interval; NULL where it is undefined',
  ci_high DOUBLE COMMENT '[as unit] upper end of the 95% Monte Carlo interval; NULL where it is undefined',
  patients BIGINT NOT NULL COMMENT '[patients] synthetic patients behind the estimate, unweighted',
  persons DOUBLE NOT NULL COMMENT '[persons] adults for whom they stand',
  draws INT COMMENT '[draws] in rows of draw 0: draws besides it in which the number is defined; NULL without draws and in their own rows',
  draw_mean DOUBLE COMMENT '[as unit] mean over these draws',
  uncertainty_low DOUBLE COMMENT '[as unit] 2.5th percentile over these draws: lower end of the 95% uncertainty interval, which holds the Monte Carlo error of each draw too',
  uncertainty_high DOUBLE COMMENT '[as unit] 97.5th percentile over these draws',
  mc_share_of_variance DOUBLE COMMENT '[1] mean Monte Carlo variance within a draw over the variance between draws, at most 1: the part of the spread that more patients would remove; NULL where draws do not differ or one has no error'
) USING PARQUET
COMMENT 'Outcomes of each policy with Monte Carlo errors';

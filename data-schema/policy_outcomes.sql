-- Weighted outcome estimates of each policy.
-- Errors are Monte Carlo errors (finite patients) within one parameter draw; parameter uncertainty is the spread over draws and is not in them.
-- Grain: policy x parameter draw x stratum x measure.
CREATE TABLE policy_outcomes (
  policy STRING NOT NULL COMMENT '[id] policy followed',
  standing STRING NOT NULL COMMENT '[label] guideline, practice, scenario, or reference: nobody advises a reference, it shows harm and is no option',
  draw INT NOT NULL COMMENT '[id] parameter draw; 0 holds the registry values themselves',
  stratum_variable STRING NOT NULL COMMENT '[label] variable that defines the stratum; all for the whole cohort',
  stratum STRING NOT NULL COMMENT '[label] value of the stratum variable; all for the whole cohort',
  measure STRING NOT NULL COMMENT '[id] outcome measured',
  unit STRING NOT NULL COMMENT '[label] unit of the measure',
  estimate DOUBLE COMMENT '[as unit] weighted estimate; NULL where it is undefined',
  standard_error DOUBLE COMMENT '[as unit] Monte Carlo standard error; NULL where it is undefined, as with fewer than two patients',
  ci_low DOUBLE COMMENT '[as unit] lower end of the 95% Monte Carlo interval; NULL where it is undefined',
  ci_high DOUBLE COMMENT '[as unit] upper end of the 95% Monte Carlo interval; NULL where it is undefined',
  patients BIGINT NOT NULL COMMENT '[patients] synthetic patients behind the estimate, unweighted',
  persons DOUBLE NOT NULL COMMENT '[persons] US adults for whom they stand'
) USING PARQUET
COMMENT 'Outcomes of each policy with Monte Carlo errors';

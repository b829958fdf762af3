-- Contrasts with one parameter at a value that no data exclude, everything else as in draw 0: what may turn a conclusion.
-- A sample of the cohort meets the pivots; errors are Monte Carlo errors. The rows of pivot_id none are draw 0 over the whole cohort.
-- Grain: pivot x policy x comparator x stratum x measure.
-- Key: pivot_id, policy, comparator, stratum_variable, stratum, measure.
CREATE TABLE pivot_contrasts (
  pivot_id STRING NOT NULL COMMENT '[id] parameter=value; none where nothing is changed',
  parameter_id STRING COMMENT '[id] parameter that is changed; NULL where none is',
  parameter_value DOUBLE COMMENT '[as parameter] value that it is given, in the unit of the table parameter; NULL where none is',
  reason STRING COMMENT '[text] why the value is possible; NULL where nothing is changed',
  policy STRING NOT NULL COMMENT '[id] policy followed',
  standing STRING NOT NULL COMMENT '[label] guideline, practice, scenario, or reference: nobody advises a reference, it shows harm and is no option',
  comparator STRING NOT NULL COMMENT '[id] policy compared with',
  stratum_variable STRING NOT NULL COMMENT '[label] variable that defines the stratum; all for the whole cohort; of crossed strata that the study names the variables, with colons between: exposure_type:age_group',
  stratum STRING NOT NULL COMMENT '[label] value of the stratum variable; all for the whole cohort; of crossed strata the values in the order of the variables: long_term:18-34',
  measure STRING NOT NULL COMMENT '[id] outcome measured',
  unit STRING NOT NULL COMMENT '[label] unit of the measure',
  beyond_horizon STRING NOT NULL COMMENT '[label] what the study counts after the horizon of those alive at its end: none, or life_expectancy, which is then part of life-years, QALYs and costs; events and states are of the horizon alone',
  difference DOUBLE COMMENT '[as unit] policy less comparator, weighted, paired by person; NULL where it is undefined',
  standard_error DOUBLE COMMENT '[as unit] Monte Carlo standard error; NULL where it is undefined',
  ci_low DOUBLE COMMENT '[as unit] lower end of the 95% Monte Carlo interval; NULL where it is undefined',
  ci_high DOUBLE COMMENT '[as unit] upper end of the 95% Monte Carlo interval; NULL where it is undefined',
  patients BIGINT NOT NULL COMMENT '[patients] synthetic patients behind the estimate, unweighted',
  persons DOUBLE NOT NULL COMMENT '[persons] adults for whom they stand'
) USING PARQUET
COMMENT 'Contrasts of policies under each pivot';

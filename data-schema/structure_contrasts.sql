-- Differences between each policy and the comparator under each structure of the model that a study names, and as it is. Structures stand side
-- by side: none is averaged with another. Each is a country of its own: histories, cohort and policies follow its switches from the first dose on.
-- Errors are Monte Carlo errors. Empty where a study names no structure. Grain: structure x policy x stratum x measure.
-- Key: structure, policy, stratum_variable, stratum, measure.
CREATE TABLE structure_contrasts (
  structure STRING NOT NULL COMMENT '[id] structure; as-is for the model as it is',
  title STRING NOT NULL COMMENT '[text] what it is',
  reason STRING NOT NULL COMMENT '[text] why it is possible; empty for the model as it is',
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
COMMENT 'Contrasts under other structures of the model';

-- Exact sums from which policy_outcomes and policy_contrasts are made: nothing about single patients is needed any more.
-- Sums are whole numbers of steps of the measure's quantities (decimals kept: counts 0, USD 2, scores and years 6, hazards 9).
-- Grain (draw 0 alone; other draws leave their estimates, not their sums): policy x stratum x design stratum x measure.
-- Key: policy, draw, stratum_variable, stratum, design_stratum, measure.
CREATE TABLE outcome_tally (
  policy STRING NOT NULL COMMENT '[id] policy followed',
  draw INT NOT NULL COMMENT '[id] parameter draw; 0 holds the registry values themselves',
  stratum_variable STRING NOT NULL COMMENT '[label] variable that defines the stratum; all for the whole cohort; of crossed strata that the study names the variables, with colons between: exposure_type:age_group',
  stratum STRING NOT NULL COMMENT '[label] value of the stratum variable; all for the whole cohort; of crossed strata the values in the order of the variables: long_term:18-34',
  design_stratum STRING NOT NULL COMMENT '[label] stratum of the sampling design: the exposure type',
  weight DOUBLE NOT NULL COMMENT '[persons] adults for whom each patient of the design stratum stands',
  measure STRING NOT NULL COMMENT '[id] outcome measured; numerator y, denominator x',
  beyond_horizon STRING NOT NULL COMMENT '[label] what the study counts after the horizon of those alive at its end: none, or life_expectancy, which is then part of life-years, QALYs and costs; events and states are of the horizon alone',
  patients BIGINT NOT NULL COMMENT '[patients] synthetic patients in the cell, unweighted',
  y DECIMAL(38,0) NOT NULL COMMENT '[steps] sum of y',
  yy DECIMAL(38,0) NOT NULL COMMENT '[steps^2] sum of y squared',
  x DECIMAL(38,0) NOT NULL COMMENT '[steps] sum of x',
  xx DECIMAL(38,0) NOT NULL COMMENT '[steps^2] sum of x squared',
  xy DECIMAL(38,0) NOT NULL COMMENT '[steps^2] sum of x times y',
  y_comparator_y DECIMAL(38,0) NOT NULL COMMENT '[steps^2] sum of y times the y of the same patient under the comparator',
  y_comparator_x DECIMAL(38,0) NOT NULL COMMENT '[steps^2] sum of y times the x of the same patient under the comparator',
  x_comparator_y DECIMAL(38,0) NOT NULL COMMENT '[steps^2] sum of x times the y of the same patient under the comparator',
  x_comparator_x DECIMAL(38,0) NOT NULL COMMENT '[steps^2] sum of x times the x of the same patient under the comparator'
) USING PARQUET
COMMENT 'Exact sums behind the outcome estimates';

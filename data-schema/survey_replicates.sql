-- Whether standard errors and intervals of the survey are right: many surveys of one synthetic country.
-- Grain: estimate x domain. Written where a study asks for two or more replicates.
-- Key: estimate_id, domain_variable, domain.
CREATE TABLE survey_replicates (
  estimate_id STRING NOT NULL COMMENT '[id] estimate',
  domain_variable STRING NOT NULL COMMENT '[label] what the domain is a value of: all, age_group, sex and those that were asked for',
  domain STRING NOT NULL COMMENT '[label] subpopulation of the estimate',
  unit STRING NOT NULL COMMENT '[label] unit of the estimate',
  replicates INT NOT NULL COMMENT '[count] surveys in which the estimate and its standard error are defined',
  universe DOUBLE COMMENT '[as unit] value among everybody of the synthetic universe',
  mean_estimate DOUBLE COMMENT '[as unit] mean of the estimates',
  empirical_standard_deviation DOUBLE COMMENT '[as unit] standard deviation of the estimates over replicates',
  mean_standard_error DOUBLE COMMENT '[as unit] mean of the linearized standard errors',
  standard_error_ratio DOUBLE COMMENT '[1] mean standard error over the empirical standard deviation; 1 is right',
  standard_error_ratio_ci_low DOUBLE COMMENT '[1] lower end of its 95% Monte Carlo interval (chi-square)',
  standard_error_ratio_ci_high DOUBLE COMMENT '[1] upper end of its 95% Monte Carlo interval (chi-square)',
  mean_jackknife_standard_error DOUBLE COMMENT '[as unit] mean of the jackknife standard errors',
  mean_design_effect DOUBLE COMMENT '[1] mean design effect',
  coverage DOUBLE COMMENT '[1] share of 95% intervals that contain the value of the universe',
  coverage_ci_low DOUBLE COMMENT '[1] lower end of its 95% Monte Carlo interval (Wilson)',
  coverage_ci_high DOUBLE COMMENT '[1] upper end of its 95% Monte Carlo interval (Wilson)'
) USING PARQUET
COMMENT 'Errors claimed by the survey against errors found in many surveys';

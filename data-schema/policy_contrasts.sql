-- Differences between each policy and the comparator, paired person by person (common random numbers).
-- Two errors, never blended: standard_error and ci_* are Monte Carlo error (finite patients) within one parameter draw; uncertainty_* is the spread over
-- draws besides draw 0, each a whole country with its own histories and cohort.
-- Grain: policy x comparator x parameter draw x stratum x measure.
-- Key: policy, comparator, draw, stratum_variable, stratum, measure.
CREATE TABLE policy_contrasts (
  policy STRING NOT NULL COMMENT '[id] policy followed',
  standing STRING NOT NULL COMMENT '[label] guideline, practice, scenario, or reference: nobody advises a reference, it shows harm and is no option',
  comparator STRING NOT NULL COMMENT '[id] policy compared with',
  draw INT NOT NULL COMMENT '[id] parameter draw; 0 holds the registry values themselves',
  stratum_variable STRING NOT NULL COMMENT '[label] variable that defines the stratum; all for the whole cohort; of crossed strata that the study names the variables, with colons between: exposure_type:age_group',
  stratum STRING NOT NULL COMMENT '[label] value of the stratum variable; all for the whole cohort; of crossed strata the values in the order of the variables: long_term:18-34',
  measure STRING NOT NULL COMMENT '[id] outcome measured',
  unit STRING NOT NULL COMMENT '[label] unit of the measure',
  beyond_horizon STRING NOT NULL COMMENT '[label] what the study counts after the horizon of those alive at its end: none, or life_expectancy, which is then part of life-years, QALYs and costs; events and states are of the horizon alone',
  difference DOUBLE COMMENT '[as unit] policy less comparator, weighted, paired by person; NULL where it is undefined',
  standard_error DOUBLE COMMENT '[as unit] Monte Carlo standard error; NULL where it is undefined',
  ci_low DOUBLE COMMENT '[as unit] lower end of the 95% Monte Carlo interval; NULL where it is undefined',
  ci_high DOUBLE COMMENT '[as unit] upper end of the 95% Monte Carlo interval; NULL where it is undefined',
  ratio DOUBLE COMMENT '[1] policy over comparator; NULL where the comparator is 0',
  ratio_ci_low DOUBLE COMMENT '[1] lower end of the 95% Monte Carlo interval of the ratio; NULL where it is undefined',
  ratio_ci_high DOUBLE COMMENT '[1] upper end of the 95% Monte Carlo interval of the ratio; NULL where it is undefined',
  number_needed_to_treat DOUBLE COMMENT '[persons] persons under the policy for one event fewer (negative: one more); NULL for measures that are not events or without difference',
  number_needed_to_treat_ci_low DOUBLE COMMENT '[persons] lower end of its 95% Monte Carlo interval; NULL where the interval of the difference holds 0',
  number_needed_to_treat_ci_high DOUBLE COMMENT '[persons] upper end of its 95% Monte Carlo interval; NULL where the interval of the difference holds 0',
  variance_reduction DOUBLE COMMENT '[1] variance of the unpaired difference over that of the paired one; NULL where the latter is 0',
  identified BOOLEAN COMMENT '[1] whether the 95% interval of the difference excludes 0 on the same side in every draw and under every pivot; NULL where the study has neither pivots nor draws',
  turned_by STRING COMMENT '[id] pivot, or draw, whose interval lies on the other side and furthest from 0; NULL where none does',
  identification STRING NOT NULL COMMENT '[label] identified; turned: draws or pivots disagree on the sign; unclear: Monte Carlo error leaves it open in at least one; not examined: neither pivots nor draws',
  patients BIGINT NOT NULL COMMENT '[patients] synthetic patients behind the estimate, unweighted',
  persons DOUBLE NOT NULL COMMENT '[persons] adults for whom they stand',
  draws INT COMMENT '[draws] in rows of draw 0: draws besides it in which the number is defined; NULL without draws and in their own rows',
  draw_mean DOUBLE COMMENT '[as unit] mean over these draws',
  uncertainty_low DOUBLE COMMENT '[as unit] 2.5th percentile over these draws: lower end of the 95% uncertainty interval, which holds the Monte Carlo error of each draw too',
  uncertainty_high DOUBLE COMMENT '[as unit] 97.5th percentile over these draws',
  mc_share_of_variance DOUBLE COMMENT '[1] mean Monte Carlo variance within a draw over the variance between draws, at most 1: the part of the spread that more patients would remove; NULL where draws do not differ or one has no error',
  probability_better DOUBLE COMMENT '[1] share of these draws in which the policy is better than the comparator; NULL for measures of which neither direction is better, and without draws'
) USING PARQUET
COMMENT 'Paired contrasts of policies with Monte Carlo errors';

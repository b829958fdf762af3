-- Totals of each year: who lived, what happened, what it gave and cost. For all adults whom the stratum's patients stand for.
-- Two errors, never blended: standard_error is Monte Carlo error within one parameter draw; uncertainty_* is the spread over draws besides draw 0, each a whole country.
-- Grain: policy x parameter draw x stratum x outcome x year. Strata are those of all, exposure_type and insurance at the interview: the
-- sums and their squares of every stratum of every year would not fit into the memory of a task. Draw 0 has them all, other draws have rows of stratum all alone.
-- Key: policy, draw, stratum_variable, stratum, outcome, year.
CREATE TABLE yearly_outcomes (
  policy STRING NOT NULL COMMENT '[id] policy followed',
  standing STRING NOT NULL COMMENT '[label] guideline, practice, scenario, or reference: nobody advises a reference, it shows harm and is no option',
  comparator STRING NOT NULL COMMENT '[id] policy that the study compares with',
  draw INT NOT NULL COMMENT '[id] parameter draw; 0 holds the registry values themselves',
  stratum_variable STRING NOT NULL COMMENT '[label] variable that defines the stratum: all, exposure_type or insurance',
  stratum STRING NOT NULL COMMENT '[label] value of the stratum variable; all for the whole cohort',
  year INT NOT NULL COMMENT '[year] year since policy start, 0-based, of 365 or 366 days: it ends with the last day of a study of year + 1 years',
  outcome STRING NOT NULL COMMENT '[label] persons (alive on the first day of the year), life_years, qalys, qalys_lost_at_events (taken off qalys by overdoses and crises), overdoses by route, crises, onsets of misuse, deaths by cause and route, cost_usd (what the perspective of the study counts), and cost_ with each item of evidence/perspectives.csv, whoever pays it',
  unit STRING NOT NULL COMMENT '[label] unit of the totals; USD in prices of the price year of cost_effectiveness',
  beyond_horizon STRING NOT NULL COMMENT '[label] what the row counts after the horizon: always none, whatever the study counts; cost_effectiveness has that',
  total DOUBLE NOT NULL COMMENT '[as unit] undiscounted total of the year',
  standard_error DOUBLE NOT NULL COMMENT '[as unit] its Monte Carlo standard error',
  difference DOUBLE COMMENT '[as unit] total less the comparators of the same people; NULL for the comparator',
  difference_standard_error DOUBLE COMMENT '[as unit] its paired Monte Carlo standard error; NULL for the comparator',
  discounted_total DOUBLE COMMENT '[as unit] total at its worth at policy start; NULL for counts',
  discounted_standard_error DOUBLE COMMENT '[as unit] its Monte Carlo standard error; NULL for counts',
  discounted_difference DOUBLE COMMENT '[as unit] discounted total less the comparators; NULL for counts and for the comparator',
  discounted_difference_standard_error DOUBLE COMMENT '[as unit] its paired Monte Carlo standard error; NULL for counts and for the comparator',
  draws INT COMMENT '[draws] in rows of draw 0 and of everybody: draws besides it that have somebody in the cohort; NULL without draws and in their own rows, and for strata other than all',
  draw_mean DOUBLE COMMENT '[as unit] mean of the undiscounted total over these draws',
  uncertainty_low DOUBLE COMMENT '[as unit] 2.5th percentile of the undiscounted total over these draws: lower end of the 95% uncertainty interval, which holds the Monte Carlo error of each draw too',
  uncertainty_high DOUBLE COMMENT '[as unit] 97.5th percentile of the undiscounted total over these draws',
  mc_share_of_variance DOUBLE COMMENT '[1] mean Monte Carlo variance of the undiscounted total within a draw over its variance between draws, at most 1: the part of the spread that more patients would remove; NULL where draws do not differ',
  difference_draw_mean DOUBLE COMMENT '[as unit] mean of the undiscounted difference over these draws; NULL for the comparator',
  difference_uncertainty_low DOUBLE COMMENT '[as unit] 2.5th percentile of the undiscounted difference over these draws; NULL for the comparator',
  difference_uncertainty_high DOUBLE COMMENT '[as unit] 97.5th percentile of the undiscounted difference over these draws; NULL for the comparator',
  difference_mc_share_of_variance DOUBLE COMMENT '[1] mc_share_of_variance of the undiscounted difference; NULL for the comparator and where draws do not differ',
  discounted_draw_mean DOUBLE COMMENT '[as unit] mean of discounted_total over these draws; NULL for counts',
  discounted_uncertainty_low DOUBLE COMMENT '[as unit] 2.5th percentile of discounted_total over these draws; NULL for counts',
  discounted_uncertainty_high DOUBLE COMMENT '[as unit] 97.5th percentile of discounted_total over these draws; NULL for counts',
  discounted_mc_share_of_variance DOUBLE COMMENT '[1] mc_share_of_variance of discounted_total; NULL for counts and where draws do not differ',
  discounted_difference_draw_mean DOUBLE COMMENT '[as unit] mean of discounted_difference over these draws; NULL for counts and for the comparator',
  discounted_difference_uncertainty_low DOUBLE COMMENT '[as unit] 2.5th percentile of discounted_difference over these draws; NULL for counts and for the comparator',
  discounted_difference_uncertainty_high DOUBLE COMMENT '[as unit] 97.5th percentile of discounted_difference over these draws; NULL for counts and for the comparator',
  discounted_difference_mc_share_of_variance DOUBLE COMMENT '[1] mc_share_of_variance of discounted_difference; NULL for counts and for the comparator and where draws do not differ'
) USING PARQUET
COMMENT 'Totals by year, for all adults of the cohort';

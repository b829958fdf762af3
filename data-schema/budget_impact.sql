-- Who pays how much for what in each year, for all adults of the cohort, undiscounted. Shares of payers follow from the kind of service
-- and the insurance at the interview (evidence/payers.csv), whatever the perspective of the study.
-- Two errors, never blended: standard_error_usd is Monte Carlo error within one parameter draw; uncertainty_* is the spread over draws besides draw 0, each a whole country.
-- Grain: policy x parameter draw x payer x cost item x year; all stands for the sum: over items, or over payers of health care.
-- Key: policy, draw, payer, cost_item, year.
CREATE TABLE budget_impact (
  policy STRING NOT NULL COMMENT '[id] policy followed',
  standing STRING NOT NULL COMMENT '[label] guideline, practice, scenario, or reference: nobody advises a reference, it shows harm and is no option',
  comparator STRING NOT NULL COMMENT '[id] policy that the study compares with',
  draw INT NOT NULL COMMENT '[id] parameter draw; 0 holds the registry values themselves',
  price_year INT NOT NULL COMMENT '[year] price year of every USD column',
  beyond_horizon STRING NOT NULL COMMENT '[label] what the row counts after the horizon: always none, whatever the study counts; cost_effectiveness has that',
  year INT NOT NULL COMMENT '[year] year since policy start, 0-based, as in yearly_outcomes',
  payer STRING NOT NULL COMMENT '[label] private_insurance, medicare, medicaid, other_sources, patient (out of pocket), society (what is no health care), or all: every payer of health care',
  cost_item STRING NOT NULL COMMENT '[label] item of evidence/perspectives.csv, or all: every item that the payer pays for',
  total_usd DOUBLE NOT NULL COMMENT '[USD] undiscounted cost of the year',
  standard_error_usd DOUBLE NOT NULL COMMENT '[USD] its Monte Carlo standard error',
  difference_usd DOUBLE COMMENT '[USD] impact on the budget: cost less the comparators for the same people; NULL for the comparator',
  difference_standard_error_usd DOUBLE COMMENT '[USD] its paired Monte Carlo standard error; NULL for the comparator',
  draws INT COMMENT '[draws] in rows of draw 0: draws besides it that have somebody in the cohort; NULL without draws and in their own rows',
  draw_mean DOUBLE COMMENT '[USD] mean of the cost over these draws',
  uncertainty_low DOUBLE COMMENT '[USD] 2.5th percentile of the cost over these draws: lower end of the 95% uncertainty interval, which holds the Monte Carlo error of each draw too',
  uncertainty_high DOUBLE COMMENT '[USD] 97.5th percentile of the cost over these draws',
  mc_share_of_variance DOUBLE COMMENT '[1] mean Monte Carlo variance of the cost within a draw over its variance between draws, at most 1: the part of the spread that more patients would remove; NULL where draws do not differ',
  difference_draw_mean DOUBLE COMMENT '[USD] mean of the impact on the budget over these draws; NULL for the comparator',
  difference_uncertainty_low DOUBLE COMMENT '[USD] 2.5th percentile of the impact on the budget over these draws; NULL for the comparator',
  difference_uncertainty_high DOUBLE COMMENT '[USD] 97.5th percentile of the impact on the budget over these draws; NULL for the comparator',
  difference_mc_share_of_variance DOUBLE COMMENT '[1] mc_share_of_variance of the impact on the budget; NULL for the comparator and where draws do not differ'
) USING PARQUET
COMMENT 'Costs by year, payer and item';

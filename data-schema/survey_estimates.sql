-- The simulated interview beside the published survey.
-- Grain: estimate x domain. Written by cohort and run (everybody of the synthetic universe is asked) and by survey (a sample is
-- asked, as the survey draws it). Ids and domains are the same in both, so rows of a run and of a survey join.
-- Key: estimate_id, domain_variable, domain.
CREATE TABLE survey_estimates (
  estimate_id STRING NOT NULL COMMENT '[id] what is estimated: poud_without_misuse; ltot_ are of users on long-term opioid therapy',
  domain_variable STRING NOT NULL COMMENT '[label] what the domain is a value of: all, age_group, sex, race_ethnicity, insurance, exposure_type, mme_band, years_on_opioids; age_band of the ages of another survey',
  domain STRING NOT NULL COMMENT '[label] subpopulation of the estimate; all is everybody',
  unit STRING NOT NULL COMMENT '[label] unit of the estimate',
  asked STRING NOT NULL COMMENT '[label] who was asked for the simulated value: everybody of the universe, a sample as the survey draws it, or nobody where nothing was simulated',
  target_id STRING COMMENT '[id] published target that stands beside it; NULL where nothing was published',
  use STRING COMMENT '[label] fitted (the model was set to it) or predicted; NULL where nothing was published',
  figure_kind STRING COMMENT '[label] what the published figure is: survey_estimate (weighted, with the interval of the design), derived (computed from published figures), unweighted_records (of adults, standardized), codebook_counts (unweighted, of another year, ages 12 or over), modelled_split (our split of a published count, a prior), other_sample (another survey, country or clinic), range (low and high ends only); NULL where nothing was published',
  follows_from STRING COMMENT '[ids] targets of which a predicted figure is arithmetic or nearly so, so that it proves little of its own; NULL where it stands alone',
  published DOUBLE COMMENT '[as unit] published estimate; NULL where nothing or only a range was published',
  published_ci_low DOUBLE COMMENT '[as unit] lower end of the published 95% interval or range; NULL if not published',
  published_ci_high DOUBLE COMMENT '[as unit] upper end of the published 95% interval or range; NULL if not published',
  simulated DOUBLE COMMENT '[as unit] simulated estimate; NULL where the domain is empty or nobody was asked',
  standard_error DOUBLE COMMENT '[as unit] standard error of the simulated estimate: of the survey design where a sample was asked, else from the finite number of synthetic people; Taylor-linearized; NULL where it is undefined',
  ci_low DOUBLE COMMENT '[as unit] lower end of the simulated 95% interval; NULL where it is undefined',
  ci_high DOUBLE COMMENT '[as unit] upper end of the simulated 95% interval; NULL where it is undefined',
  covered BOOLEAN COMMENT '[true/false] simulated and published agree within both their errors (z_score between -1.96 and 1.96), or the simulated value lies in the published range; NULL where neither can be told',
  z_score DOUBLE COMMENT '[1] simulated minus published, over the root of both squared standard errors, the published one from the end of its interval on the side of the simulated value; NULL where either is missing',
  jackknife_standard_error DOUBLE COMMENT '[as unit] standard error by the stratified jackknife; NULL where no sample was asked',
  design_effect DOUBLE COMMENT '[1] variance over that of a simple random sample of as many respondents; NULL for totals, which need adults who do not use opioids, and where no sample was asked',
  degrees_of_freedom INT COMMENT '[count] PSUs minus strata; NULL where no sample was asked',
  respondents BIGINT COMMENT '[count] respondents in the population of the estimate; NULL where no sample was asked',
  universe DOUBLE COMMENT '[as unit] the value among everybody of the synthetic universe, which a survey estimates; NULL where nobody was asked',
  universe_standard_error DOUBLE COMMENT '[as unit] its Monte Carlo standard error from the finite number of synthetic people; NULL where nobody was asked',
  puf DOUBLE COMMENT '[as unit] the same estimate from the public-use file; NULL without a file',
  puf_standard_error DOUBLE COMMENT '[as unit] its Taylor-linearized standard error; NULL without a file',
  puf_ci_low DOUBLE COMMENT '[as unit] lower end of its 95% interval; NULL without a file',
  puf_ci_high DOUBLE COMMENT '[as unit] upper end of its 95% interval; NULL without a file',
  source STRING COMMENT '[citation] publication of the estimate; NULL where nothing was published'
) USING PARQUET
COMMENT 'Simulated against published survey estimates';

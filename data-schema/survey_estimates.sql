-- The simulated interview beside the published survey.
-- Grain: estimate x domain. Written by cohort and run (everybody of the synthetic universe, errors of the finite number of
-- people) and by survey (a sample of the universe as the survey draws it, errors of the survey design).
CREATE TABLE survey_estimates (
  estimate_id STRING NOT NULL COMMENT '[id] estimate: of a target in cohort and run, of a definition in survey',
  domain STRING NOT NULL COMMENT '[label] subpopulation of the estimate',
  unit STRING NOT NULL COMMENT '[label] unit of the estimate',
  target_id STRING COMMENT '[id] target with the same meaning; NULL where nothing was published',
  use STRING COMMENT '[label] fitted (the model was set to it) or predicted; NULL where nothing was published',
  published DOUBLE COMMENT '[as unit] published estimate; NULL where nothing was published',
  published_ci_low DOUBLE COMMENT '[as unit] lower end of the published 95% interval; NULL if not published',
  published_ci_high DOUBLE COMMENT '[as unit] upper end of the published 95% interval; NULL if not published',
  simulated DOUBLE COMMENT '[as unit] simulated estimate; NULL where the domain is empty',
  standard_error DOUBLE COMMENT '[as unit] Taylor-linearized standard error of the simulated estimate; NULL where it is undefined',
  ci_low DOUBLE COMMENT '[as unit] lower end of the simulated 95% interval; NULL where it is undefined',
  ci_high DOUBLE COMMENT '[as unit] upper end of the simulated 95% interval; NULL where it is undefined',
  covered BOOLEAN COMMENT '[true/false] the published interval contains the simulated estimate; NULL where either is missing',
  z_score DOUBLE COMMENT '[1] simulated minus published, over the root of both squared standard errors; NULL where either is missing',
  jackknife_standard_error DOUBLE COMMENT '[as unit] standard error by the stratified jackknife; NULL without survey',
  design_effect DOUBLE COMMENT '[1] variance over that of a simple random sample of as many respondents; NULL for totals, which need adults who do not use opioids, and without survey',
  degrees_of_freedom INT COMMENT '[count] PSUs minus strata; NULL without survey',
  respondents BIGINT COMMENT '[count] respondents in the population of the estimate; NULL without survey',
  universe DOUBLE COMMENT '[as unit] the value among everybody of the synthetic universe, which the survey estimates; NULL without survey',
  universe_standard_error DOUBLE COMMENT '[as unit] its Monte Carlo standard error from the finite number of synthetic people; NULL without survey',
  puf DOUBLE COMMENT '[as unit] the same estimate from the public-use file; NULL without a file',
  puf_standard_error DOUBLE COMMENT '[as unit] its Taylor-linearized standard error; NULL without a file',
  puf_ci_low DOUBLE COMMENT '[as unit] lower end of its 95% interval; NULL without a file',
  puf_ci_high DOUBLE COMMENT '[as unit] upper end of its 95% interval; NULL without a file',
  source STRING COMMENT '[citation] publication of the estimate; NULL where nothing was published'
) USING PARQUET
COMMENT 'Simulated against published survey estimates';

-- The simulated interview beside the published survey.
-- Grain: estimate x domain.
CREATE TABLE survey_estimates (
  estimate_id STRING NOT NULL COMMENT '[id] published estimate',
  domain STRING NOT NULL COMMENT '[label] subpopulation of the estimate',
  unit STRING NOT NULL COMMENT '[label] unit of the estimate',
  use STRING NOT NULL COMMENT '[label] fitted (the model was set to it) or predicted',
  published DOUBLE NOT NULL COMMENT '[as unit] published estimate',
  published_ci_low DOUBLE COMMENT '[as unit] lower end of the published 95% interval; NULL if not published',
  published_ci_high DOUBLE COMMENT '[as unit] upper end of the published 95% interval; NULL if not published',
  simulated DOUBLE NOT NULL COMMENT '[as unit] weighted simulated estimate',
  standard_error DOUBLE COMMENT '[as unit] Taylor-linearized standard error of the simulated estimate; NULL where it is undefined',
  ci_low DOUBLE COMMENT '[as unit] lower end of the simulated 95% interval; NULL where it is undefined',
  ci_high DOUBLE COMMENT '[as unit] upper end of the simulated 95% interval; NULL where it is undefined',
  covered BOOLEAN COMMENT '[true/false] the two intervals overlap; NULL where one is missing',
  source STRING NOT NULL COMMENT '[citation] publication of the estimate'
) USING PARQUET
COMMENT 'Simulated against published survey estimates';

-- Published studies repeated inside the synthetic country, beside what they found. Written by emulate.
-- Grain: study x estimand x draw. simulated is what the study's own design finds in simulated records; simulated_causal is the
-- same contrast from paired replays of the same people. Their difference is the bias of the design in this model.
-- Key: study, estimand, draw.
CREATE TABLE emulation (
  study STRING NOT NULL COMMENT '[id] the study: file name in jobs/emulations without ending',
  estimand STRING NOT NULL COMMENT '[id] what is estimated, as the study file calls it',
  draw INT NOT NULL COMMENT '[count] parameter draw; 0 is the registry itself',
  kind STRING NOT NULL COMMENT '[label] share, mean, quantile, rate, rate_ratio, rate_difference, hazard_ratio, risk_difference, risk_ratio, odds_ratio, mean_difference, cumulative_incidence_difference',
  unit STRING NOT NULL COMMENT '[label] unit of the estimates: ratio; %, also for differences of shares in points; 1/100 py for rates; else the unit of the outcome',
  published DOUBLE COMMENT '[as unit] published estimate; NULL where nothing or only a range was published',
  published_ci_low DOUBLE COMMENT '[as unit] lower end of the published 95% interval or range; NULL if not published',
  published_ci_high DOUBLE COMMENT '[as unit] upper end of the published 95% interval or range; NULL if not published',
  simulated DOUBLE COMMENT '[as unit] as the study analysed it; NULL where it is undefined, such as a ratio without any exposed',
  mc_standard_error DOUBLE COMMENT '[as unit; of the natural logarithm where unit is ratio] Monte Carlo standard error of simulated from the finite number of people: jackknife over 32 groups; NULL where it is undefined',
  simulated_causal DOUBLE COMMENT '[as unit] the same contrast from paired replays of the same people under both strategies; in trials everybody under every arm; NULL where the study names no strategies',
  causal_mc_standard_error DOUBLE COMMENT '[as mc_standard_error] Monte Carlo standard error of simulated_causal; NULL where there is none',
  covered BOOLEAN COMMENT '[true/false] z lies between -1.96 and 1.96, or simulated lies in the published range; NULL where neither can be told',
  z DOUBLE COMMENT '[1] simulated minus published (of logarithms where unit is ratio) over the root of both squared standard errors, the published one from the end of its interval on the side of simulated; NULL where no interval was published',
  use STRING COMMENT '[label] fitted (the model was set to it) or predicted; NULL where nothing was published',
  people BIGINT NOT NULL COMMENT '[count] synthetic people among whom the study looked',
  found BIGINT NOT NULL COMMENT '[count] people who met all entry criteria on one day at least',
  exposed BIGINT NOT NULL COMMENT '[count] people and index dates in the arm of the estimand; everybody found where it has none',
  precise BOOLEAN NOT NULL COMMENT '[true/false] mc_standard_error reached the share of the published standard error that the study asks for (of 5% of the published value, or 0.05 on the logarithm, where no interval was published)',
  evidence STRING COMMENT '[id] published figure in published.csv; NULL where nothing was published',
  source STRING NOT NULL COMMENT '[citation] the paper'
) USING PARQUET
COMMENT 'Published studies repeated in the synthetic country';

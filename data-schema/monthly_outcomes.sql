-- Course of the cohort over time. Means are weighted and taken over those alive at the start of the month.
-- Grain: policy x parameter draw x stratum x month of 28 days; of draws besides draw 0 the strata are all patients and each exposure type.
CREATE TABLE monthly_outcomes (
  policy STRING NOT NULL COMMENT '[id] policy followed',
  draw INT NOT NULL COMMENT '[id] parameter draw; 0 holds the registry values themselves',
  stratum_variable STRING NOT NULL COMMENT '[label] variable that defines the stratum; all for the whole cohort',
  stratum STRING NOT NULL COMMENT '[label] value of the stratum variable; all for the whole cohort',
  month INT NOT NULL COMMENT '[28 d] 28-day period since policy start, 0-based',
  persons DOUBLE NOT NULL COMMENT '[persons] US adults alive at the start of the month, weighted',
  patients BIGINT NOT NULL COMMENT '[patients] synthetic patients alive at the start of the month, unweighted',
  mean_mme_per_day DOUBLE NOT NULL COMMENT '[MME/d] mean prescribed full-agonist dose',
  mean_pain DOUBLE NOT NULL COMMENT '[NRS] mean pain, 0 to 10',
  mean_hyperalgesia DOUBLE NOT NULL COMMENT '[NRS] mean hyperalgesia, drug effect removed',
  mean_hyperkatifeia DOUBLE NOT NULL COMMENT '[0-10] mean hyperkatifeia',
  mean_reward_deficiency DOUBLE NOT NULL COMMENT '[0-10] mean reward deficiency',
  mean_stress_reactivity DOUBLE NOT NULL COMMENT '[0-10] mean stress reactivity',
  mean_mood DOUBLE NOT NULL COMMENT '[0-10] mean mood',
  mean_utility DOUBLE NOT NULL COMMENT '[utility] mean health utility',
  mean_care_loss DOUBLE NOT NULL COMMENT '[1] mean loss of care and trust after imposed cuts, 0 to 1',
  dopamine DOUBLE NOT NULL COMMENT '[1] mean activity of the dopamine system; negative is decreased',
  opioid_peptide DOUBLE NOT NULL COMMENT '[1] mean activity of the opioid peptide system; negative is decreased',
  dynorphin DOUBLE NOT NULL COMMENT '[1] mean activity of the dynorphin system; positive is increased',
  crf DOUBLE NOT NULL COMMENT '[1] mean activity of the corticotropin-releasing factor system; positive is increased',
  norepinephrine DOUBLE NOT NULL COMMENT '[1] mean activity of the norepinephrine system; positive is increased',
  hypocretin DOUBLE NOT NULL COMMENT '[1] mean activity of the hypocretin system; positive is increased',
  neuroimmune DOUBLE NOT NULL COMMENT '[1] mean activity of the neuroimmune system; positive is increased',
  overdoses DOUBLE NOT NULL COMMENT '[events] overdoses in the month, weighted',
  deaths DOUBLE NOT NULL COMMENT '[persons] deaths in the month, weighted',
  crises DOUBLE NOT NULL COMMENT '[events] mental-health crises in the month, weighted',
  share_off_opioids DOUBLE NOT NULL COMMENT '[1] share without any prescribed opioid',
  share_on_buprenorphine DOUBLE NOT NULL COMMENT '[1] share on buprenorphine'
) USING PARQUET
COMMENT 'Course of the cohort in months of 28 days';

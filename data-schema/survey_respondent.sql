-- People of the synthetic universe as the survey finds them.
-- Grain: universe person interviewed by the first replicate; with respondents: everybody in the study, every person.
-- Key: person_id.
CREATE TABLE survey_respondent (
  person_id BIGINT NOT NULL COMMENT '[id] synthetic person; the same seed and id give the same person',
  weight DOUBLE NOT NULL COMMENT '[adults] adults whom the row stands for: the survey weight of those interviewed, the universe weight where everybody is listed',
  stratum INT NOT NULL COMMENT '[id] survey stratum, from 1',
  psu INT NOT NULL COMMENT '[id] primary sampling unit within the stratum, from 1: the draw where only those interviewed are listed, the place lived in where everybody is',
  age_years INT NOT NULL COMMENT '[year] age at interview',
  sex STRING NOT NULL COMMENT '[label] female or male',
  race_ethnicity STRING NOT NULL COMMENT '[label] race and ethnicity as in the survey extract',
  insurance STRING NOT NULL COMMENT '[label] main health insurance',
  exposure_type STRING NOT NULL COMMENT '[label] short_course, intermittent or long_term',
  mme_per_day DOUBLE NOT NULL COMMENT '[MME/d] prescribed dose on the day of the interview',
  years_on_opioids DOUBLE NOT NULL COMMENT '[year] since first use',
  misuse BOOLEAN NOT NULL COMMENT '[true/false] misused in the past year',
  criteria_count INT NOT NULL COMMENT '[count] DSM-5 criteria met that count: all eleven with misuse, nine without; withheld answers count as not met',
  poud BOOLEAN NOT NULL COMMENT '[true/false] prescription opioid use disorder: two or more criteria that count',
  poud_severity STRING NOT NULL COMMENT '[label] none, mild (2-3 criteria), moderate (4-5), severe (6 or more)',
  criterion_larger_or_longer BOOLEAN COMMENT '[true/false] met as asked, whether it counts or not; NULL if withheld',
  criterion_cut_down BOOLEAN COMMENT '[true/false] met as asked; NULL if withheld',
  criterion_time_spent BOOLEAN COMMENT '[true/false] met as asked; NULL if withheld',
  criterion_craving BOOLEAN COMMENT '[true/false] met as asked; NULL if withheld',
  criterion_role_failure BOOLEAN COMMENT '[true/false] met as asked; NULL if withheld',
  criterion_social_problems BOOLEAN COMMENT '[true/false] met as asked; NULL if withheld',
  criterion_activities_given_up BOOLEAN COMMENT '[true/false] met as asked; NULL if withheld',
  criterion_hazardous_use BOOLEAN COMMENT '[true/false] met as asked; NULL if withheld',
  criterion_health_problems BOOLEAN COMMENT '[true/false] met as asked; NULL if withheld',
  criterion_tolerance BOOLEAN COMMENT '[true/false] met as asked; counts only with misuse; NULL if withheld',
  criterion_withdrawal BOOLEAN COMMENT '[true/false] met as asked; counts only with misuse; NULL if withheld'
) USING PARQUET
COMMENT 'People as the survey finds them';

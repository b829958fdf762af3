-- How patients fare month by month
-- Courses of what is felt and taken.
-- Grain: policy x stratum x month, draw 0
-- Inputs: monthly_outcomes
-- policy [id] policy followed
-- stratum_variable [label] variable that defines the group
-- stratum [label] group
-- years [year] time since policy start
-- pain [NRS] mean pain
-- hyperkatifeia [0-10] mean hyperkatifeia
-- reward_deficiency [0-10] mean reward deficiency
-- stress_reactivity [0-10] mean stress reactivity
-- mood [0-10] mean mood
-- mme_per_day [MME/d] mean full-agonist dose
-- off_opioids [1] share off
-- on_buprenorphine [1] share on buprenorphine
-- patients [patients] synthetic patients
SELECT policy, stratum_variable, stratum, month * 28 / 365.25 AS years, mean_pain AS pain, mean_hyperkatifeia AS hyperkatifeia, mean_reward_deficiency AS reward_deficiency,
  mean_stress_reactivity AS stress_reactivity, mean_mood AS mood, mean_mme_per_day AS mme_per_day, share_off_opioids AS off_opioids, share_on_buprenorphine AS on_buprenorphine, patients
FROM monthly_outcomes WHERE draw = 0

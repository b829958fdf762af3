-- Courses over the years
-- Means over those alive, month by month of 28 days, with their Monte Carlo standard errors (NULL where none was tallied).
-- Grain: policy x stratum x month, draw 0; everybody and each type of exposure.
-- Inputs: monthly_outcomes
-- policy [id] policy followed
-- stratum [label] all, or the type of exposure at interview
-- month [28 d] months since policy start, 0-based
-- patients [patients] synthetic patients alive, unweighted
-- mean_pain [NRS] pain
-- mean_pain_standard_error [NRS] its Monte Carlo standard error
-- mean_hyperkatifeia [0-10] hyperkatifeia
-- mean_hyperkatifeia_standard_error [0-10] its Monte Carlo standard error
-- mean_reward_deficiency [0-10] reward deficiency
-- mean_reward_deficiency_standard_error [0-10] its Monte Carlo standard error
-- mean_stress_reactivity [0-10] stress reactivity
-- mean_stress_reactivity_standard_error [0-10] its Monte Carlo standard error
-- mean_mood [0-10] mood
-- mean_mood_standard_error [0-10] its Monte Carlo standard error
-- mean_mme_per_day [MME/d] full-agonist dose
-- mean_mme_per_day_standard_error [MME/d] its Monte Carlo standard error
-- share_off_opioids [1] share without any prescribed opioid
-- share_off_opioids_standard_error [1] its Monte Carlo standard error
-- share_on_buprenorphine [1] share on buprenorphine
-- share_on_buprenorphine_standard_error [1] its Monte Carlo standard error
-- dopamine [1] activity; negative is decreased
-- dopamine_standard_error [1] its Monte Carlo standard error
-- opioid_peptide [1] activity; negative is decreased
-- opioid_peptide_standard_error [1] its Monte Carlo standard error
-- dynorphin [1] activity
-- dynorphin_standard_error [1] its Monte Carlo standard error
-- crf [1] activity of corticotropin-releasing factor
-- crf_standard_error [1] its Monte Carlo standard error
-- norepinephrine [1] activity
-- norepinephrine_standard_error [1] its Monte Carlo standard error
-- hypocretin [1] activity
-- hypocretin_standard_error [1] its Monte Carlo standard error
-- neuroimmune [1] activity
-- neuroimmune_standard_error [1] its Monte Carlo standard error
SELECT policy, stratum, month, patients, mean_pain, mean_pain_standard_error, mean_hyperkatifeia,
  mean_hyperkatifeia_standard_error, mean_reward_deficiency, mean_reward_deficiency_standard_error, mean_stress_reactivity,
  mean_stress_reactivity_standard_error, mean_mood, mean_mood_standard_error, mean_mme_per_day, mean_mme_per_day_standard_error,
  share_off_opioids, share_off_opioids_standard_error, share_on_buprenorphine, share_on_buprenorphine_standard_error, dopamine,
  dopamine_standard_error, opioid_peptide, opioid_peptide_standard_error, dynorphin, dynorphin_standard_error, crf,
  crf_standard_error, norepinephrine, norepinephrine_standard_error, hypocretin, hypocretin_standard_error, neuroimmune,
  neuroimmune_standard_error
FROM monthly_outcomes WHERE draw = 0 AND stratum_variable IN ('all', 'exposure_type')
ORDER BY stratum, policy, month;

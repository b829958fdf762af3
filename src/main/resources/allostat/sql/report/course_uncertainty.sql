-- Courses over the draws
-- The spread of each course over parameter draws; it holds the Monte Carlo error of each draw too.
-- Grain: policy x stratum x month x measure.
-- Inputs: monthly_uncertainty
-- policy [id] policy followed
-- stratum [label] all, or the type of exposure at interview
-- month [28 d] months since policy start, 0-based
-- measure [id] column of the courses
-- uncertainty_low [as measure] lower end of the 95% uncertainty interval
-- uncertainty_high [as measure] upper end of the 95% uncertainty interval
SELECT policy, stratum, month, measure, uncertainty_low, uncertainty_high
FROM monthly_uncertainty
WHERE stratum_variable IN ('all', 'exposure_type')
  AND measure IN ('mean_pain', 'mean_hyperkatifeia', 'mean_reward_deficiency', 'mean_stress_reactivity', 'mean_mood', 'mean_mme_per_day',
    'share_off_opioids', 'share_on_buprenorphine', 'dopamine', 'opioid_peptide', 'dynorphin', 'crf', 'norepinephrine', 'hypocretin', 'neuroimmune')
ORDER BY stratum, measure, policy, month;

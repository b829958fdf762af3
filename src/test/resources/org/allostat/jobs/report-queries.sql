-- What the page of a run must hold, asked of its Parquet files by other queries than its own; shown(seen, x) withholds small cells.
-- answer contrasts
SELECT policy, stratum_variable, stratum, measure, unit, shown(seen, difference), shown(seen, ci_low), shown(seen, ci_high),
  shown(seen, draw_mean), shown(seen, uncertainty_low), shown(seen, uncertainty_high), shown(seen, probability_better),
  identification, turned_by, shown(seen, number_needed_to_treat), shown(seen, patients)
FROM policy_contrasts WHERE draw < 1 AND position(':' IN stratum_variable) = 0
  AND list_contains(['qalys', 'end_pain', 'end_hyperkatifeia', 'end_mood', 'end_mme_per_day', 'end_criteria_count', 'off_opioids',
    'on_buprenorphine', 'overdoses', 'overdoses_prescribed', 'overdoses_lost_tolerance', 'overdoses_illicit', 'overdose_claims_defined',
    'expected_crises', 'mental_health_crises', 'deaths', 'died', 'fatal_overdose', 'suicide', 'misuse', 'life_years', 'cost_usd', 'opioid_days'], measure)
-- answer turned
SELECT c.policy, c.stratum, c.measure, shown(c.seen, c.difference), shown(c.seen, c.ci_low), shown(c.seen, c.ci_high), c.turned_by,
  (SELECT shown(p.seen, p.difference) FROM pivot_contrasts p WHERE p.pivot_id = c.turned_by AND p.policy = c.policy AND p.stratum = c.stratum AND p.measure = c.measure
     AND p.stratum_variable = c.stratum_variable),
  (SELECT any_value(reason) FROM pivot_contrasts p WHERE p.pivot_id = c.turned_by)
FROM policy_contrasts c WHERE c.draw = 0 AND c.identification = 'turned' AND c.stratum IN ('all', 'long_term')
  AND c.measure IN ('end_pain', 'end_hyperkatifeia', 'end_mood', 'expected_crises', 'overdoses', 'deaths', 'qalys')
-- answer courses
SELECT policy, stratum, month, shown(seen, patients),
  shown(seen, mean_pain), shown(seen, mean_pain_standard_error),
  shown(seen, mean_hyperkatifeia), shown(seen, mean_hyperkatifeia_standard_error),
  shown(seen, mean_reward_deficiency), shown(seen, mean_reward_deficiency_standard_error),
  shown(seen, mean_stress_reactivity), shown(seen, mean_stress_reactivity_standard_error),
  shown(seen, mean_mood), shown(seen, mean_mood_standard_error),
  shown(seen, mean_mme_per_day), shown(seen, mean_mme_per_day_standard_error),
  shown(seen, share_off_opioids), shown(seen, share_off_opioids_standard_error),
  shown(seen, share_on_buprenorphine), shown(seen, share_on_buprenorphine_standard_error),
  shown(seen, dopamine), shown(seen, dopamine_standard_error),
  shown(seen, opioid_peptide), shown(seen, opioid_peptide_standard_error),
  shown(seen, dynorphin), shown(seen, dynorphin_standard_error),
  shown(seen, crf), shown(seen, crf_standard_error),
  shown(seen, norepinephrine), shown(seen, norepinephrine_standard_error),
  shown(seen, hypocretin), shown(seen, hypocretin_standard_error),
  shown(seen, neuroimmune), shown(seen, neuroimmune_standard_error)
FROM monthly_outcomes WHERE draw = 0 AND stratum IN ('all', 'short_course', 'intermittent', 'long_term')
-- answer course_uncertainty
SELECT policy, stratum, month, measure, uncertainty_low, uncertainty_high FROM monthly_uncertainty
WHERE measure NOT IN ('mean_hyperalgesia', 'mean_utility', 'mean_care_loss', 'overdoses', 'deaths', 'crises', 'persons')
-- answer outcomes
SELECT policy, stratum_variable, stratum, measure, unit, shown(seen, estimate), shown(seen, ci_low), shown(seen, ci_high),
  shown(seen, draw_mean), shown(seen, uncertainty_low), shown(seen, uncertainty_high), shown(seen, patients)
FROM policy_outcomes WHERE draw < 1 AND position(':' IN stratum_variable) = 0
  AND list_contains(['overdoses', 'overdoses_prescribed', 'overdoses_lost_tolerance', 'overdoses_illicit', 'overdose_claims_defined',
    'mental_health_crises', 'deaths', 'fatal_overdose', 'suicide', 'misuse', 'taper_acceptance', 'taper_completion'], measure)
-- answer differences
WITH d AS (
  SELECT p.policy, p.patient_id, p.weight, p.qalys - (SELECT u.qalys FROM patient_outcomes u WHERE u.patient_id = p.patient_id AND u.policy = 'usual-care' AND u.draw = 0) AS gain
  FROM patient_outcomes p WHERE p.draw = 0 AND p.policy <> 'usual-care'),
c AS (
  SELECT d.policy, v.variable, v.value, (gain >= -0.2)::INT + (gain >= -0.02)::INT + (gain > 0.02)::INT + (gain > 0.2)::INT + 1 AS place, weight
  FROM d JOIN (
    SELECT patient_id, 'all' AS variable, 'all' AS value FROM cohort
    UNION ALL SELECT patient_id, 'exposure_type', exposure_type FROM cohort
    UNION ALL SELECT patient_id, 'sex', sex FROM cohort
    UNION ALL SELECT patient_id, 'age_group', CASE WHEN age_years >= 65 THEN '65+' WHEN age_years >= 35 THEN '35-64' ELSE '18-34' END FROM cohort
    UNION ALL SELECT patient_id, 'poud_severity', poud_severity FROM cohort
    UNION ALL SELECT patient_id, 'insurance', insurance FROM cohort
    UNION ALL SELECT patient_id, 'depression', if(depression, 'yes', 'no') FROM cohort
    UNION ALL SELECT patient_id, 'benzodiazepine', if(benzodiazepine, 'yes', 'no') FROM cohort
    UNION ALL SELECT patient_id, 'mme_band', if(mme_per_day >= 90, '90+', if(mme_per_day >= 50, '50-<90', if(mme_per_day >= 20, '20-<50', if(mme_per_day > 0, '>0-<20', '0')))) FROM cohort
    UNION ALL SELECT patient_id, 'years_on_opioids', if(years_on_opioids >= 10, '10+', if(years_on_opioids >= 5, '5-<10', if(years_on_opioids >= 1, '1-<5', '<1'))) FROM cohort) v USING (patient_id)),
n AS (SELECT policy, variable, value, place, count(*) AS patients, sum(weight) AS persons FROM c GROUP BY ALL),
k AS (
  SELECT n.*, (SELECT sum(persons) FROM n o WHERE o.policy = n.policy AND o.variable = n.variable AND o.value = n.value) AS whole,
    (SELECT count(*) FROM n o WHERE o.policy = n.policy AND o.variable = n.variable AND o.value = n.value AND o.patients < 11) AS small,
    (SELECT min((o.patients, o.place)) FROM n o WHERE o.policy = n.policy AND o.variable = n.variable AND o.value = n.value AND o.patients >= 11) AS least
  FROM n),
w AS (SELECT *, patients < 11 OR (small = 1 AND (patients, place) = least) AS withheld FROM k)
SELECT policy, variable, value,
  CASE place WHEN 1 THEN 'worse by more than 0.2' WHEN 2 THEN 'worse by 0.02 to 0.2' WHEN 3 THEN 'within 0.02' WHEN 4 THEN 'better by 0.02 to 0.2' ELSE 'better by more than 0.2' END,
  place, if(withheld, NULL, persons / whole), if(withheld, NULL, patients) FROM w
-- answer cohort
WITH v AS (
  SELECT 'all' AS variable, 'all' AS value, weight FROM cohort
  UNION ALL SELECT 'exposure', exposure_type, weight FROM cohort
  UNION ALL SELECT 'sex', sex, weight FROM cohort
  UNION ALL SELECT 'age', CASE WHEN age_years >= 65 THEN '65+' WHEN age_years >= 50 THEN '50-64' WHEN age_years >= 35 THEN '35-49' ELSE '18-34' END, weight FROM cohort
  UNION ALL SELECT 'severity', poud_severity, weight FROM cohort
  UNION ALL SELECT 'insurance', insurance, weight FROM cohort
  UNION ALL SELECT 'race and ethnicity', race_ethnicity, weight FROM cohort
  UNION ALL SELECT 'main pain condition', pain_condition, weight FROM cohort
  UNION ALL SELECT 'depression', if(depression, 'yes', 'no'), weight FROM cohort),
n AS (SELECT variable, value, sum(weight) AS persons, count(*) AS patients FROM v GROUP BY variable, value),
w AS (
  SELECT n.*, patients < 11 OR ((SELECT count(*) FROM n o WHERE o.variable = n.variable AND o.patients < 11) = 1
    AND (patients, value) = (SELECT min((o.patients, o.value)) FROM n o WHERE o.variable = n.variable AND o.patients >= 11)) AS withheld FROM n)
SELECT variable, value, if(withheld, NULL, persons), if(withheld, NULL, persons / (SELECT sum(weight) FROM cohort)), if(withheld, NULL, patients) FROM w
-- answer cost_effectiveness
SELECT DISTINCT c.policy, perspective, beyond_horizon, price_year, cost_usd, qalys, comparator_incremental_cost_usd, comparator_incremental_qalys, next_best,
  CASE WHEN identified IS FALSE OR next_best IN (SELECT policy FROM cost_effectiveness WHERE draw = -1 AND identified IS FALSE AND standing <> 'reference') THEN NULL ELSE icer END,
  CASE WHEN standing = 'reference' THEN 'reference'
       WHEN EXISTS (FROM cost_effectiveness WHERE draw = -1 AND identified IS FALSE AND standing <> 'reference') THEN 'not identified' ELSE dominance END, identified
FROM cost_effectiveness c WHERE draw = -1
-- answer plane
SELECT q.policy, q.draw, shown(q.seen, q.difference), shown(c.seen, c.difference)
FROM policy_contrasts q JOIN policy_contrasts c ON c.policy = q.policy AND c.draw = q.draw AND c.stratum_variable = 'all' AND c.measure = 'cost_usd'
WHERE q.stratum_variable = 'all' AND q.measure = 'qalys' AND q.draw <= 200
-- answer acceptability
SELECT policy, threshold_usd_per_qaly, draws, probability_best, probability_best_of_guidelines, expected_net_benefit_usd, on_frontier FROM acceptability
-- answer information
WITH t AS (SELECT min(abs(threshold_usd_per_qaly - 1e5)) AS nearest FROM value_of_information)
SELECT kind, subject, threshold_usd_per_qaly, draws, value_usd, strongest_by_luck_usd, population_value_usd, horizon_years
FROM value_of_information v, t WHERE abs(threshold_usd_per_qaly - 1e5) = nearest
  AND (kind IN ('perfect', 'group') OR (SELECT count(*) FROM value_of_information o WHERE o.kind = v.kind AND o.threshold_usd_per_qaly = v.threshold_usd_per_qaly
    AND (o.value_usd > v.value_usd OR (o.value_usd = v.value_usd AND o.subject < v.subject))) < 20)
-- answer tornado
WITH t AS (SELECT min(abs(threshold_usd_per_qaly - 1e5)) AS nearest FROM sensitivity WHERE outcome = 'incremental_net_benefit_usd'),
s AS (SELECT *, coalesce(variance_share, -1) AS share, abs(outcome_at_high - outcome_at_low) AS width FROM sensitivity, t
  WHERE outcome = 'incremental_net_benefit_usd' AND abs(threshold_usd_per_qaly - 1e5) = nearest)
SELECT policy, parameter_id, threshold_usd_per_qaly, parameter_low, parameter_high, parameter_unit, outcome_mean, outcome_at_low, outcome_at_high, variance_share, strongest_by_luck_share
FROM s WHERE (SELECT count(*) FROM s o WHERE o.policy = s.policy AND (o.share, o.width) > (s.share, s.width)) +
  (SELECT count(*) FROM s o WHERE o.policy = s.policy AND (o.share, o.width) = (s.share, s.width) AND o.parameter_id < s.parameter_id) < 15
-- answer budget
SELECT policy, year + 1, payer, price_year, total_usd, difference_usd, difference_usd - 1.959963984540054 * difference_standard_error_usd,
  difference_usd + 1.959963984540054 * difference_standard_error_usd, difference_uncertainty_low, difference_uncertainty_high
FROM budget_impact WHERE draw = 0 AND cost_item = 'all' AND policy <> comparator
-- answer published
SELECT estimate_id, domain, unit, use, figure_kind, published, published_ci_low, published_ci_high, simulated, ci_low, ci_high, z_score, covered, source
FROM survey_estimates WHERE NOT (target_id IS NULL OR simulated IS NULL)
-- answer structures
SELECT 'as-is', 'as-is', 'as-is', 'as-is', 'as-is' WHERE false
-- answer parameters
SELECT parameter_id, value, unit, distribution, basis, note, source FROM parameter WHERE draw = 0

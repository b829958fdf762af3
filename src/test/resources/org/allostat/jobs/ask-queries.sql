-- What answers of ask must be for patients on long-term therapy, asked of the Parquet files by other queries than its own.
-- answer assumptions
SELECT parameter_id, value, unit, distribution, note FROM parameter WHERE draw = 0 AND basis = 'assumed'
-- answer basis
SELECT basis, count(*), count(*) / (SELECT count(*) FROM parameter WHERE draw = 0) FROM parameter WHERE draw = 0 GROUP BY basis
-- answer budget-impact
SELECT policy, standing, year + 1, payer, difference_usd / 1000000, (difference_usd - 1.959963984540054 * difference_standard_error_usd) / 1000000, (difference_usd + 1.959963984540054 * difference_standard_error_usd) / 1000000, difference_uncertainty_low / 1000000, difference_uncertainty_high / 1000000 FROM budget_impact WHERE draw = 0 AND cost_item = 'all' AND policy <> comparator
-- answer buprenorphine-retention
SELECT policy, standing, stratum, (SELECT estimate FROM policy_outcomes m WHERE m.policy = o.policy AND m.draw = 0 AND m.stratum = o.stratum AND m.measure = 'buprenorphine_offered'), (SELECT estimate FROM policy_outcomes m WHERE m.policy = o.policy AND m.draw = 0 AND m.stratum = o.stratum AND m.measure = 'buprenorphine_acceptance'), (SELECT estimate FROM policy_outcomes m WHERE m.policy = o.policy AND m.draw = 0 AND m.stratum = o.stratum AND m.measure = 'buprenorphine_left'), (SELECT estimate FROM policy_outcomes m WHERE m.policy = o.policy AND m.draw = 0 AND m.stratum = o.stratum AND m.measure = 'months_on_buprenorphine'), (SELECT estimate FROM policy_outcomes m WHERE m.policy = o.policy AND m.draw = 0 AND m.stratum = o.stratum AND m.measure = 'on_buprenorphine') FROM policy_outcomes o WHERE draw = 0 AND measure = 'buprenorphine_offered' AND estimate > 0 AND stratum = 'long_term'
-- answer cost-items
SELECT policy, any_value(standing), cost_item, sum(total_usd) / 1000000, sum(difference_usd) / 1000000 FROM budget_impact WHERE draw = 0 AND payer = 'all' GROUP BY policy, cost_item
-- answer cost-per-qaly
WITH u AS (SELECT count(*) AS n FROM cost_effectiveness WHERE draw = -1 AND identified IS FALSE AND standing <> 'reference') SELECT DISTINCT policy, standing, perspective, beyond_horizon, cost_usd, qalys, comparator_incremental_cost_usd, comparator_incremental_qalys, if(n > 0, NULL, icer), if(standing = 'reference', 'reference', if(n > 0, 'not identified', dominance)) FROM cost_effectiveness, u WHERE draw = -1
-- answer course
SELECT policy, stratum, month, mean_pain, mean_pain - 1.959963984540054 * mean_pain_standard_error, mean_pain + 1.959963984540054 * mean_pain_standard_error, patients FROM monthly_outcomes WHERE draw = 0 AND stratum = 'long_term' AND (month IN (0, 13) OR month = (SELECT max(month) FROM monthly_outcomes))
-- answer course-over-draws
SELECT policy, stratum, month, draw_mean, uncertainty_low, uncertainty_high, mc_share_of_variance FROM monthly_uncertainty WHERE measure = 'mean_pain' AND stratum = 'long_term' AND month IN (0, 13)
-- answer crises-averted
SELECT policy, standing, stratum, 0 - difference * 1000, 0 - ci_high * 1000, 0 - ci_low * 1000, 0 - uncertainty_high * 1000, 0 - uncertainty_low * 1000, probability_better, identification, patients FROM policy_contrasts WHERE draw < 1 AND measure = 'expected_crises' AND stratum = 'long_term'
-- answer deaths-averted
SELECT policy, standing, stratum, 0 - difference * 1000, 0 - ci_high * 1000, 0 - ci_low * 1000, 0 - uncertainty_high * 1000, 0 - uncertainty_low * 1000, probability_better, identification, patients FROM policy_contrasts WHERE draw < 1 AND measure = 'deaths' AND stratum = 'long_term'
-- answer deaths-by-cause
SELECT policy, any_value(standing), outcome[8:], sum(total), sum(difference), sum(difference_standard_error) FROM yearly_outcomes WHERE draw = 0 AND stratum = 'all' AND starts_with(outcome, 'deaths_') GROUP BY policy, outcome
-- answer discounting
SELECT policy, standing, discount_rate_costs, discount_rate_effects, comparator_incremental_cost_usd, comparator_incremental_qalys FROM discounting_sensitivity WHERE draw = 0
-- answer dose
SELECT policy, stratum, month, mean_mme_per_day, share_off_opioids, share_on_buprenorphine FROM monthly_outcomes WHERE draw = 0 AND stratum = 'long_term' AND month IN (0, 13)
-- answer dose-distribution
WITH c AS (SELECT CASE WHEN mme_per_day >= 90 THEN '90+' WHEN mme_per_day >= 50 THEN '50-<90' WHEN mme_per_day >= 20 THEN '20-<50' ELSE '<20' END AS b, weight AS w, baseline_pain AS p FROM cohort WHERE exposure_type = 'long_term') SELECT b, if(count(*) > 10, sum(w) / 1000, NULL), if(count(*) > 10, sum(w) / (SELECT sum(w) FROM c), NULL), if(count(*) > 10, sum(w * p) / sum(w), NULL), if(count(*) > 10, count(*), NULL) FROM c GROUP BY b
-- answer events-by-year
SELECT policy, standing, year + 1, outcome, total, standard_error, difference, difference_standard_error FROM yearly_outcomes WHERE draw = 0 AND stratum = 'all' AND regexp_full_match(outcome, 'deaths|mental_health_crises|misuse_onsets|overdoses_.*')
-- answer hyperkatifeia-after-stop
WITH c AS (SELECT policy, month, mean_hyperkatifeia AS h, share_off_opioids AS o FROM monthly_outcomes WHERE draw = 0 AND stratum = 'long_term'), l AS (SELECT max(month) AS last FROM c)
SELECT a.policy, 'long_term', a.h, p.h, p.month, (SELECT min(month) FROM c WHERE c.policy = a.policy AND c.month > p.month AND c.h <= a.h), e.h, e.o
FROM c a JOIN c p ON p.policy = a.policy AND p.h = (SELECT max(h) FROM c WHERE policy = a.policy) JOIN c e ON e.policy = a.policy AND e.month = (SELECT last FROM l) WHERE a.month = 0 AND e.o > 0.5
-- answer not-identified
SELECT policy, standing, stratum, measure, difference, turned_by, (SELECT difference FROM pivot_contrasts p WHERE p.pivot_id = c.turned_by AND p.policy = c.policy AND p.stratum = c.stratum AND p.measure = c.measure), (SELECT any_value(reason) FROM pivot_contrasts p WHERE p.pivot_id = c.turned_by) FROM policy_contrasts c WHERE draw = 0 AND identification = 'turned' AND stratum = 'long_term'
-- answer number-needed-to-treat
SELECT policy, standing, stratum, measure, if(measure = 'taper_completed', -1, 1) * number_needed_to_treat, if(measure = 'taper_completed', -number_needed_to_treat_ci_high, number_needed_to_treat_ci_low), if(measure = 'taper_completed', -number_needed_to_treat_ci_low, number_needed_to_treat_ci_high), identification, patients FROM policy_contrasts WHERE draw = 0 AND stratum = 'long_term' AND number_needed_to_treat IS NOT NULL
-- answer one-outcome
SELECT o.policy, o.standing, o.stratum, o.measure, o.unit, o.estimate, o.ci_low, o.ci_high, (SELECT difference FROM policy_contrasts c WHERE c.policy = o.policy AND c.draw = 0 AND c.stratum = o.stratum AND c.measure = 'qalys'), (SELECT ci_low FROM policy_contrasts c WHERE c.policy = o.policy AND c.draw = 0 AND c.stratum = o.stratum AND c.measure = 'qalys'), (SELECT ci_high FROM policy_contrasts c WHERE c.policy = o.policy AND c.draw = 0 AND c.stratum = o.stratum AND c.measure = 'qalys'), (SELECT identification FROM policy_contrasts c WHERE c.policy = o.policy AND c.draw = 0 AND c.stratum = o.stratum AND c.measure = 'qalys'), o.patients FROM policy_outcomes o WHERE draw = 0 AND measure = 'qalys' AND o.stratum = 'long_term'
-- answer overdoses-averted
SELECT policy, standing, stratum, 0 - difference * 1000, 0 - ci_high * 1000, 0 - ci_low * 1000, 0 - uncertainty_high * 1000, 0 - uncertainty_low * 1000, probability_better, identification, patients FROM policy_contrasts WHERE draw < 1 AND measure = 'overdoses' AND stratum = 'long_term'
-- answer overdoses-by-route
SELECT policy, standing, stratum, measure, estimate, ci_low, ci_high, uncertainty_low, uncertainty_high, patients FROM policy_outcomes WHERE draw = 0 AND stratum = 'long_term' AND (starts_with(measure, 'overdoses') OR measure = 'overdose_claims_defined')
-- answer policies
SELECT policy, standing, stratum, (SELECT estimate FROM policy_outcomes m WHERE m.policy = o.policy AND m.draw = 0 AND m.stratum = o.stratum AND m.measure = 'end_mme_per_day'), (SELECT estimate FROM policy_outcomes m WHERE m.policy = o.policy AND m.draw = 0 AND m.stratum = o.stratum AND m.measure = 'end_pain'), (SELECT estimate FROM policy_outcomes m WHERE m.policy = o.policy AND m.draw = 0 AND m.stratum = o.stratum AND m.measure = 'end_hyperkatifeia'), (SELECT estimate FROM policy_outcomes m WHERE m.policy = o.policy AND m.draw = 0 AND m.stratum = o.stratum AND m.measure = 'end_mood'), (SELECT estimate FROM policy_outcomes m WHERE m.policy = o.policy AND m.draw = 0 AND m.stratum = o.stratum AND m.measure = 'off_opioids'), (SELECT estimate FROM policy_outcomes m WHERE m.policy = o.policy AND m.draw = 0 AND m.stratum = o.stratum AND m.measure = 'overdoses'), (SELECT estimate FROM policy_outcomes m WHERE m.policy = o.policy AND m.draw = 0 AND m.stratum = o.stratum AND m.measure = 'mental_health_crises'), (SELECT estimate FROM policy_outcomes m WHERE m.policy = o.policy AND m.draw = 0 AND m.stratum = o.stratum AND m.measure = 'deaths'), (SELECT estimate FROM policy_outcomes m WHERE m.policy = o.policy AND m.draw = 0 AND m.stratum = o.stratum AND m.measure = 'qalys'), (SELECT estimate FROM policy_outcomes m WHERE m.policy = o.policy AND m.draw = 0 AND m.stratum = o.stratum AND m.measure = 'cost_usd') FROM policy_outcomes o WHERE draw = 0 AND measure = 'qalys' AND stratum = 'long_term'
-- answer probability-best
SELECT policy, standing, threshold_usd_per_qaly, draws, probability_best_of_guidelines, probability_best, expected_net_benefit_usd FROM acceptability WHERE threshold_usd_per_qaly % 50000 = 0 AND threshold_usd_per_qaly BETWEEN 1 AND 150000
-- answer published
SELECT estimate_id, domain, unit, use, published, simulated, z_score, covered, source FROM survey_estimates WHERE NOT (target_id IS NULL OR simulated IS NULL)
-- answer qalys-gained
SELECT policy, standing, stratum, difference, ci_low, ci_high, draw_mean, uncertainty_low, uncertainty_high, probability_better, identification, turned_by, patients FROM policy_contrasts WHERE draw < 1 AND measure = 'qalys' AND stratum = 'long_term'
-- answer severity
SELECT exposure_type, poud_severity, if(count(*) > 10, sum(weight) / 1000, NULL), if(count(*) > 10, sum(weight) / (SELECT sum(weight) FROM cohort c WHERE c.exposure_type = cohort.exposure_type), NULL), if(count(*) > 10, count(*), NULL) FROM cohort GROUP BY exposure_type, poud_severity
-- answer structures
SELECT structure, title, policy, standing, difference, ci_low, ci_high FROM structure_contrasts WHERE stratum = 'all' AND measure = 'qalys'
-- answer tapers
SELECT policy, standing, stratum, (SELECT estimate FROM policy_outcomes m WHERE m.policy = o.policy AND m.draw = 0 AND m.stratum = o.stratum AND m.measure = 'taper_offered'), (SELECT estimate FROM policy_outcomes m WHERE m.policy = o.policy AND m.draw = 0 AND m.stratum = o.stratum AND m.measure = 'taper_acceptance'), (SELECT estimate FROM policy_outcomes m WHERE m.policy = o.policy AND m.draw = 0 AND m.stratum = o.stratum AND m.measure = 'taper_completion'), (SELECT estimate FROM policy_outcomes m WHERE m.policy = o.policy AND m.draw = 0 AND m.stratum = o.stratum AND m.measure = 'taper_failed'), (SELECT estimate FROM policy_outcomes m WHERE m.policy = o.policy AND m.draw = 0 AND m.stratum = o.stratum AND m.measure = 'reversed'), (SELECT estimate FROM policy_outcomes m WHERE m.policy = o.policy AND m.draw = 0 AND m.stratum = o.stratum AND m.measure = 'taper_unfinished') FROM policy_outcomes o WHERE draw = 0 AND measure = 'qalys' AND stratum = 'long_term'
-- answer three-million
WITH c AS (SELECT if(age_years >= 65, '65+', if(age_years >= 50, '50-64', if(age_years >= 35, '35-49', '18-34'))) AS a, sex, weight AS w, exposure_type = 'long_term' AS l FROM cohort)
SELECT a, sex, if(count(*) > 10, sum(w) / 1000, NULL), if(count(*) > 10, sum(w) / (SELECT sum(weight) FROM cohort), NULL), if(count_if(l) > 10 AND count_if(NOT l) > 10, sum(if(l, w, 0)) / sum(w), NULL), if(count(*) > 10, count(*), NULL) FROM c GROUP BY a, sex
-- answer two-errors
SELECT policy, standing, stratum, (ci_high - ci_low) / 2, (uncertainty_high - uncertainty_low) / 2, mc_share_of_variance, draws FROM policy_contrasts WHERE draw = 0 AND measure = 'qalys' AND stratum = 'long_term'
-- answer value-of-information
WITH t AS (SELECT min(abs(threshold_usd_per_qaly - 100000)) AS d FROM value_of_information) SELECT kind, subject, value_usd, strongest_by_luck_usd, value_usd > strongest_by_luck_usd, population_value_usd / 1000000, draws FROM value_of_information, t WHERE abs(threshold_usd_per_qaly - 100000) = d
-- answer waiting
SELECT policy, offer, month, joined, started, waiting_at_end, mean_wait_days FROM waiting_times WHERE draw = 0
-- answer what-changes
SELECT policy, standing, stratum, measure, unit, difference, ci_low, ci_high, uncertainty_low, uncertainty_high, identification, patients FROM policy_contrasts WHERE draw < 1 AND stratum = 'long_term' AND regexp_full_match(measure, 'qalys|end_pain|end_hyperkatifeia|end_mood|overdoses|expected_crises|deaths|off_opioids|end_mme_per_day|cost_usd')
-- answer which-parameters-matter
SELECT policy, parameter_id, parameter_low, parameter_high, outcome_at_low, outcome_at_high, variance_share, strongest_by_luck_share, variance_share > strongest_by_luck_share FROM sensitivity WHERE false
-- answer who-is-harmed
WITH d AS (SELECT p.policy, p.weight AS w, p.qalys - u.qalys AS g FROM patient_outcomes p, patient_outcomes u, cohort c
  WHERE p.patient_id = u.patient_id AND u.policy = 'usual-care' AND p.policy <> 'usual-care' AND p.draw = 0 AND u.draw = 0 AND c.patient_id = p.patient_id AND c.exposure_type = 'long_term')
SELECT policy, 'long_term', if(count_if(g < -0.2) > 10, sum(if(g < -0.2, w, 0)) / sum(w), NULL), if(count_if(g < -0.02) > 10, sum(if(g < -0.02, w, 0)) / sum(w), NULL),
  if(count_if(abs(g) <= 0.02) > 10, sum(if(abs(g) <= 0.02, w, 0)) / sum(w), NULL), if(count_if(g > 0.02) > 10, sum(if(g > 0.02, w, 0)) / sum(w), NULL),
  if(count_if(g > 0.2) > 10, sum(if(g > 0.2, w, 0)) / sum(w), NULL), sum(w * g) / sum(w), count(*) FROM d GROUP BY policy

-- How do doses change?
-- Theme: Courses
-- Takes: by, policy
-- Mean prescribed full-agonist dose and share off opioids at the start and at each year.
-- Grain: policy x stratum x month
-- Inputs: monthly_outcomes
-- policy [id] policy followed
-- stratum [label] group of patients
-- month [28 d] months since policy start
-- mme_per_day [MME/d] mean dose
-- off_opioids [1] share without any prescribed opioid
-- on_buprenorphine [1] share on buprenorphine
SELECT policy, stratum, month, mean_mme_per_day AS mme_per_day, share_off_opioids AS off_opioids, share_on_buprenorphine AS on_buprenorphine
FROM monthly_outcomes
WHERE draw = 0 AND month % 13 = 0 AND stratum_variable = getvariable('stratum_variable') AND (getvariable('one_stratum') IS NULL OR stratum = getvariable('one_stratum')) AND list_contains(getvariable('policies'), policy)
ORDER BY policy, stratum, month;

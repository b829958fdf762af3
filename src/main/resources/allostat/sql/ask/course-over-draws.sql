-- How uncertain is the course of an outcome?
-- Theme: Courses
-- Takes: by, policy, course
-- One measure of the courses over the draws of the parameters, every 13 months of 28 days.
-- Grain: policy x stratum x month
-- Inputs: monthly_uncertainty
-- policy [id] policy followed
-- stratum [label] group of patients
-- month [28 d] months since policy start
-- draw_mean [as measure] mean over draws
-- uncertainty_low [as measure] lower end of the 95% uncertainty interval
-- uncertainty_high [as measure] upper end of the 95% uncertainty interval
-- mc_share_of_variance [1] part of the spread that is Monte Carlo error
SELECT policy, stratum, month, draw_mean, uncertainty_low, uncertainty_high, mc_share_of_variance
FROM monthly_uncertainty
WHERE measure = getvariable('course') AND month % 13 = 0 AND stratum_variable = getvariable('stratum_variable') AND (getvariable('one_stratum') IS NULL OR stratum = getvariable('one_stratum')) AND list_contains(getvariable('policies'), policy)
ORDER BY policy, stratum, month;

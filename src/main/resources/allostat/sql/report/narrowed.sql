-- What the published results say of each parameter
-- Draws of the posterior: their range, and how much narrower they are than the prior. A spread above 0.9 is not identified.
-- Grain: parameter.
-- Inputs: posterior
-- parameter_id [id] free parameter
-- unit [label] unit
-- low [as unit] 2.5% quantile of the draws
-- median [as unit] median of the draws
-- high [as unit] 97.5% quantile of the draws
-- spread [1] standard deviation of the draws over the prior's, on the scale on which the prior is standard normal
-- verdict [label] not identified where the data narrow it by less than a tenth
SELECT parameter_id, any_value(unit) AS unit, quantile_cont(value, 0.025) AS low, median(value) AS median, quantile_cont(value, 0.975) AS high,
  stddev_pop(prior_score) AS spread, CASE WHEN stddev_pop(prior_score) > 0.9 THEN 'not identified' ELSE 'narrowed' END AS verdict
FROM posterior GROUP BY parameter_id ORDER BY spread, parameter_id;

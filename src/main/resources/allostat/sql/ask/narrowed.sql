-- What do published results say of each parameter?
-- Theme: Against what was published
-- Posterior draws: range, and spread over that of the prior.
-- Grain: parameter
-- Inputs: posterior
-- parameter_id [id] free parameter
-- unit [label] unit
-- median [as unit] median of the draws
-- low [as unit] 2.5% quantile
-- high [as unit] 97.5% quantile
-- spread [1] posterior over prior spread
-- verdict [label] narrowed, or not identified
SELECT parameter_id, any_value(unit) AS unit, median(value) AS median, quantile_cont(value, 0.025) AS low, quantile_cont(value, 0.975) AS high, stddev_pop(prior_score) AS spread,
  CASE WHEN stddev_pop(prior_score) > 0.9 THEN 'not identified' ELSE 'narrowed' END AS verdict
FROM posterior GROUP BY parameter_id ORDER BY spread, parameter_id;

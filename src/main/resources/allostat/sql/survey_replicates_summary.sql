-- Whether the survey's errors are right, all adults. Grain: estimate. Inputs: survey_replicates.
SELECT estimate_id, unit, replicates,
       round(universe, 3) AS universe,
       round(mean_estimate, 3) AS mean_estimate,
       round(empirical_standard_deviation, 4) AS empirical_sd,
       round(mean_standard_error, 4) AS mean_se,
       printf('%.3f (%.3f-%.3f)', standard_error_ratio, standard_error_ratio_ci_low, standard_error_ratio_ci_high) AS se_over_sd,
       printf('%.3f (%.3f-%.3f)', coverage, coverage_ci_low, coverage_ci_high) AS coverage
FROM survey_replicates WHERE domain = 'all'

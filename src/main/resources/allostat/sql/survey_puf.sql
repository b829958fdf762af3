-- The public-use file beside the simulated survey, all adults. Grain: estimate. Inputs: survey_estimates.
SELECT estimate_id, unit,
       round(puf, 2) AS public_use_file,
       printf('%.2f-%.2f', puf_ci_low, puf_ci_high) AS file_ci,
       round(simulated, 2) AS simulated,
       printf('%.2f-%.2f', ci_low, ci_high) AS simulated_ci,
       round((simulated - puf) / sqrt(pow(standard_error, 2) + pow(puf_standard_error, 2)), 1) AS z
FROM survey_estimates WHERE domain = 'all' AND puf IS NOT NULL

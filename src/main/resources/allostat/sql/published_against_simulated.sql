-- Published figures beside the simulated universe. Grain: estimate. Inputs: survey_estimates.
SELECT estimate_id, domain, unit, use,
       published,
       CASE WHEN published_ci_low IS NULL THEN '' ELSE printf('%.1f-%.1f', published_ci_low, published_ci_high) END AS published_ci,
       round(simulated, 2) AS simulated,
       round(standard_error, 2) AS standard_error,
       CASE covered WHEN true THEN 'yes' WHEN false THEN 'NO' ELSE '' END AS covered
FROM survey_estimates WHERE published IS NOT NULL

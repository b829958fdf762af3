-- Published figures beside the simulated survey by age and sex. Grain: estimate x domain. Inputs: survey_estimates.
SELECT estimate_id, domain, unit, use,
       round(published, 2) AS published,
       CASE WHEN published_ci_low IS NULL THEN '' ELSE printf('%.1f-%.1f', published_ci_low, published_ci_high) END AS published_ci,
       round(simulated, 2) AS simulated,
       printf('%.2f-%.2f', ci_low, ci_high) AS simulated_ci,
       round(z_score, 1) AS z,
       CASE covered WHEN true THEN 'yes' WHEN false THEN 'NO' ELSE '' END AS covered
FROM survey_estimates WHERE domain <> 'all' AND published IS NOT NULL

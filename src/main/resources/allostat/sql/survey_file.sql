-- A public-use file beside what was published, with nobody simulated. Grain: estimate x domain. Inputs: survey_estimates.
SELECT estimate_id, domain, unit,
       round(puf, 3) AS public_use_file,
       round(puf_standard_error, 3) AS standard_error,
       CASE WHEN puf_ci_low IS NULL THEN '' ELSE printf('%.2f-%.2f', puf_ci_low, puf_ci_high) END AS file_ci,
       round(published, 2) AS published,
       CASE WHEN published_ci_low IS NULL THEN '' ELSE printf('%.1f-%.1f', published_ci_low, published_ci_high) END AS published_ci,
       figure_kind
FROM survey_estimates WHERE domain = 'all' OR target_id IS NOT NULL

-- The survey's own estimates beside the simulated ones, for everybody. Grain: estimate. Inputs: survey_estimates.
SELECT estimate_id, unit, use,
       round(published, 2) AS published,
       CASE WHEN published_ci_low IS NULL THEN '' ELSE printf('%.1f-%.1f', published_ci_low, published_ci_high) END AS published_ci,
       round(simulated, 2) AS simulated,
       CASE WHEN ci_low IS NULL THEN '' ELSE printf('%.2f-%.2f', ci_low, ci_high) END AS simulated_ci,
       round(z_score, 1) AS z,
       CASE covered WHEN true THEN 'yes' WHEN false THEN 'NO' ELSE '' END AS agrees
FROM survey_estimates
WHERE domain = 'all' AND target_id IS NOT NULL AND simulated IS NOT NULL AND estimate_id NOT LIKE 'criterion%' AND estimate_id NOT LIKE 'ltot%'
  AND estimate_id NOT LIKE 'mild%' AND estimate_id NOT LIKE 'moderate%' AND estimate_id NOT LIKE 'severe%'

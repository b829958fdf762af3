-- Totals with their design-based intervals, and what the survey would find with everybody asked. Grain: estimate.
-- Inputs: survey_estimates.
SELECT estimate_id,
       printf('%.2f', simulated) AS millions,
       printf('%.2f-%.2f', ci_low, ci_high) AS ci_95,
       round(standard_error, 3) AS standard_error,
       respondents,
       round(universe, 2) AS universe,
       CASE WHEN published IS NULL THEN '' ELSE printf('%.2f (%.1f-%.1f)', published, published_ci_low, published_ci_high) END AS published
FROM survey_estimates WHERE domain = 'all' AND unit = 'million' AND simulated IS NOT NULL

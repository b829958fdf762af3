-- The main shares by age and sex, simulated. Grain: estimate. Inputs: survey_estimates.
WITH cells AS (
  SELECT estimate_id, domain, printf('%.1f (%.1f-%.1f)', simulated, ci_low, ci_high) AS cell FROM survey_estimates
  WHERE estimate_id IN ('use', 'misuse', 'poud', 'poud_without_misuse', 'poud_with_misuse', 'adherent_share_of_poud')
)
SELECT estimate_id,
       max(cell) FILTER (WHERE domain = 'all') AS all_adults,
       max(cell) FILTER (WHERE domain = '18-34') AS "18-34",
       max(cell) FILTER (WHERE domain = '35-64') AS "35-64",
       max(cell) FILTER (WHERE domain = '65+') AS "65+",
       max(cell) FILTER (WHERE domain = 'female') AS female,
       max(cell) FILTER (WHERE domain = 'male') AS male
FROM cells GROUP BY estimate_id
ORDER BY list_position(['use', 'misuse', 'poud', 'poud_without_misuse', 'poud_with_misuse', 'adherent_share_of_poud'], estimate_id)

-- The main shares by domain, simulated. Grain: domain. Inputs: survey_estimates.
WITH cells AS (
  SELECT estimate_id, domain_variable, domain, printf('%.1f (%.1f-%.1f)', simulated, ci_low, ci_high) AS cell,
         row_number() OVER () AS place
  FROM survey_estimates
  WHERE estimate_id IN ('use', 'misuse', 'poud', 'poud_without_misuse', 'poud_with_misuse', 'adherent_share_of_poud')
)
SELECT domain_variable, domain,
       max(cell) FILTER (WHERE estimate_id = 'use') AS "use",
       max(cell) FILTER (WHERE estimate_id = 'misuse') AS misuse,
       max(cell) FILTER (WHERE estimate_id = 'poud') AS poud,
       max(cell) FILTER (WHERE estimate_id = 'poud_without_misuse') AS poud_without_misuse,
       max(cell) FILTER (WHERE estimate_id = 'poud_with_misuse') AS poud_with_misuse,
       max(cell) FILTER (WHERE estimate_id = 'adherent_share_of_poud') AS adherent_share_of_poud
FROM cells GROUP BY domain_variable, domain ORDER BY min(place)

-- How many published figures agree with the simulated ones within both errors, by what the figures can prove. Grain: use x kind
-- of evidence. Inputs: survey_estimates.
WITH evidence AS (
  SELECT *,
         CASE WHEN use = 'fitted' THEN 'none: the model was set to them'
              WHEN figure_kind = 'codebook_counts' THEN 'weak: unweighted counts of 2022, ages 12 or over'
              WHEN follows_from IS NOT NULL THEN 'weak: they follow from fitted figures'
              ELSE 'their own' END AS what_agreement_proves
  FROM survey_estimates WHERE target_id IS NOT NULL AND simulated IS NOT NULL
)
SELECT use, what_agreement_proves,
       count(*) AS published_figures,
       count(covered) AS with_error_or_range,
       count(*) FILTER (WHERE covered) AS agree,
       count(*) FILTER (WHERE NOT covered) AS disagree,
       coalesce(string_agg(estimate_id || CASE domain WHEN 'all' THEN '' ELSE ' ' || domain END, ', ') FILTER (WHERE NOT covered), '') AS which_disagree
FROM evidence GROUP BY ALL ORDER BY use, what_agreement_proves

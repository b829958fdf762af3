-- How many published intervals contain the simulated estimate. Grain: use. Inputs: survey_estimates.
SELECT use,
       count(*) AS published_figures,
       count(covered) AS with_interval,
       count(*) FILTER (WHERE covered) AS covered,
       count(*) FILTER (WHERE NOT covered) AS missed,
       coalesce(string_agg(estimate_id || CASE domain WHEN 'all' THEN '' ELSE ' ' || domain END, ', ') FILTER (WHERE NOT covered), '') AS missed_which
FROM survey_estimates WHERE published IS NOT NULL GROUP BY use ORDER BY use

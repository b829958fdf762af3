-- How each list fares; fitted and predicted are never added up. Grain: use. Inputs: emulation.
SELECT "use" AS list, count(*) AS results, count(DISTINCT study) AS studies,
  count(*) FILTER (covered IS NOT NULL) AS testable, count(*) FILTER (covered) AS covered,
  round(median(abs(z)), 2) AS median_abs_z, count(z) AS with_interval, count(*) FILTER (NOT precise) AS imprecise
FROM emulation WHERE "use" IS NOT NULL AND draw = 0
GROUP BY "use" ORDER BY list DESC;

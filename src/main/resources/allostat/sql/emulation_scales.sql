-- Correlation by scale: of logarithms for ratios. Grain: use x unit. Inputs: emulation.
WITH compared AS (
  SELECT "use" AS list, CASE WHEN unit = 'ratio' THEN 'ln ratio' WHEN kind LIKE '%difference' THEN unit || ', difference' ELSE unit END AS scale,
    CASE WHEN unit <> 'ratio' THEN published WHEN published > 0 THEN ln(published) END AS published,
    CASE WHEN unit <> 'ratio' THEN simulated WHEN simulated > 0 THEN ln(simulated) END AS simulated
  FROM emulation WHERE "use" IS NOT NULL AND draw = 0)
SELECT list, scale, count(*) AS results, CASE WHEN count(*) > 2 THEN round(corr(published, simulated), 2) END AS correlation
FROM compared WHERE published IS NOT NULL AND simulated IS NOT NULL
GROUP BY list, scale ORDER BY list DESC, scale;

-- One line per result. Grain: study x estimand. Inputs: emulation.
SELECT study, estimand, unit, round(published, 2) AS published,
  CASE WHEN published_ci_low IS NULL THEN '' ELSE round(published_ci_low, 2) || ' to ' || round(published_ci_high, 2) END AS interval,
  round(simulated, 2) AS simulated, round(mc_standard_error, 3) AS mc_se, round(simulated_causal, 2) AS causal,
  CASE WHEN covered THEN 'yes' WHEN NOT covered THEN 'NO' ELSE '' END AS covered,
  round(z, 1) AS z, found, exposed, CASE WHEN precise THEN '' ELSE 'imprecise' END AS note
FROM emulation WHERE "use" = 'fitted' AND draw = 0
ORDER BY study, estimand;

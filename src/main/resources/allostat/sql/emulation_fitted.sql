-- One line per result. Grain: study x estimand. Inputs: emulation.
SELECT study, estimand, unit, printf('%.3g', published) AS published,
  CASE WHEN published_ci_low IS NULL THEN '' ELSE printf('%.3g to %.3g', published_ci_low, published_ci_high) END AS interval,
  printf('%.3g', simulated) AS simulated, printf('%.2g', mc_standard_error) AS mc_se, printf('%.3g', simulated_causal) AS causal,
  CASE WHEN covered THEN 'yes' WHEN NOT covered THEN 'NO' ELSE '' END AS covered,
  round(z, 1) AS z, found, exposed, CASE WHEN precise THEN '' ELSE 'imprecise' END AS note
FROM emulation WHERE "use" = 'fitted' AND draw = 0
ORDER BY study, estimand;

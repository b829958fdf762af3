-- Results that stand beside nothing. Grain: study x estimand. Inputs: emulation.
SELECT study, estimand, unit, printf('%.3g', simulated) AS simulated, printf('%.2g', mc_standard_error) AS mc_se,
  printf('%.3g', simulated_causal) AS causal, found, exposed
FROM emulation WHERE "use" IS NULL AND draw = 0
ORDER BY study, estimand;

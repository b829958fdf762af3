-- Results that stand beside nothing. Grain: study x estimand. Inputs: emulation.
SELECT study, estimand, unit, round(simulated, 2) AS simulated, round(mc_standard_error, 3) AS mc_se,
  round(simulated_causal, 2) AS causal, found, exposed
FROM emulation WHERE "use" IS NULL AND draw = 0
ORDER BY study, estimand;

-- Published studies run inside the synthetic country
-- Trials and cohorts repeated as published: what they found beside what the same analysis finds here, and the effect that the same people
-- would have shown under both strategies. Predicted results were never tuned on.
-- Grain: study x estimand, draw 0.
-- Inputs: emulation
-- study [id] the study
-- estimand [id] what is estimated
-- unit [label] unit
-- use [label] fitted or predicted
-- published [as unit] published estimate
-- published_low [as unit] lower end of its 95% interval or range
-- published_high [as unit] upper end of its 95% interval or range
-- simulated [as unit] as the study analysed it
-- causal [as unit] the same contrast between paired replays
-- z [1] difference over both errors
-- agrees [true/false] within both errors; NULL where it cannot be told
-- source [citation] the paper
SELECT study, estimand, unit, use, published, published_ci_low AS published_low, published_ci_high AS published_high, simulated,
  simulated_causal AS causal, z, covered AS agrees, source
FROM emulation WHERE draw = 0 AND published IS NOT NULL ORDER BY use DESC, study, estimand;

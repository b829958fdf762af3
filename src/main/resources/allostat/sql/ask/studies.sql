-- Do published trials and cohorts come out?
-- Theme: Against what was published
-- Emulated studies: what was published beside what the same analysis finds here, and the effect in the same people.
-- Grain: study x estimand
-- Inputs: emulation
-- study [id] the study
-- estimand [id] what is estimated
-- unit [label] unit
-- use [label] fitted or predicted
-- published [as unit] published
-- simulated [as unit] as the study analysed it
-- causal [as unit] in the same people under both
-- z [1] difference over both errors
-- agrees [true/false] within both errors; NULL where it cannot be told
SELECT study, estimand, unit, use, published, simulated, simulated_causal AS causal, z, covered AS agrees
FROM emulation WHERE draw = 0 AND published IS NOT NULL ORDER BY use DESC, covered NULLS LAST, abs(z) DESC NULLS LAST, study, estimand;

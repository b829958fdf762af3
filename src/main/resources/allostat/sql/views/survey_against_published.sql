-- The synthetic survey beside the published one
-- Whether each figure was fitted or predicted.
-- Grain: estimate x domain
-- Inputs: survey_estimates
-- estimate_id [id] what is estimated
-- domain [label] subpopulation
-- unit [label] unit
-- use [label] fitted or predicted
-- published [as unit] published
-- published_low [as unit] lower end of its 95% interval or range
-- published_high [as unit] upper end of its 95% interval or range
-- simulated [as unit] simulated
-- simulated_low [as unit] lower end of its 95% interval
-- simulated_high [as unit] upper end of its 95% interval
-- agrees [true/false] within both errors
-- source [citation] publication
SELECT estimate_id, domain, unit, use, published, published_ci_low AS published_low, published_ci_high AS published_high, simulated, ci_low AS simulated_low, ci_high AS simulated_high,
  covered AS agrees, source
FROM survey_estimates WHERE target_id IS NOT NULL AND simulated IS NOT NULL

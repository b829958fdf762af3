-- The survey: published against simulated
-- Published figures beside the same figures of the synthetic country. Fitted ones were inputs or targets: that they agree proves nothing.
-- Grain: estimate x domain.
-- Inputs: survey_estimates
-- estimate_id [id] what is estimated
-- domain [label] subpopulation
-- unit [label] unit
-- use [label] fitted or predicted
-- figure_kind [label] what the published figure is
-- published [as unit] published estimate
-- published_low [as unit] lower end of its 95% interval or range
-- published_high [as unit] upper end of its 95% interval or range
-- simulated [as unit] simulated estimate
-- simulated_low [as unit] lower end of its 95% interval
-- simulated_high [as unit] upper end of its 95% interval
-- z [1] difference over both errors
-- agrees [true/false] within both errors; NULL where it cannot be told
-- source [citation] publication
SELECT estimate_id, domain, unit, use, figure_kind, published, published_ci_low AS published_low, published_ci_high AS published_high, simulated,
  ci_low AS simulated_low, ci_high AS simulated_high, z_score AS z, covered AS agrees, source
FROM survey_estimates WHERE target_id IS NOT NULL AND simulated IS NOT NULL
ORDER BY use DESC, estimate_id, domain;

-- Does the synthetic country resemble the published one?
-- Theme: Against what was published
-- Published survey figures beside simulated ones, misses first. Fitted ones prove nothing.
-- Grain: estimate x domain
-- Inputs: survey_estimates
-- estimate_id [id] what is estimated
-- domain [label] subpopulation
-- unit [label] unit
-- use [label] fitted or predicted
-- published [as unit] published
-- simulated [as unit] simulated
-- z [1] difference over both errors
-- agrees [true/false] within both errors; NULL where it cannot be told
-- source [citation] publication
SELECT estimate_id, domain, unit, use, published, simulated, z_score AS z, covered AS agrees, source
FROM survey_estimates WHERE target_id IS NOT NULL AND simulated IS NOT NULL ORDER BY use DESC, covered NULLS LAST, abs(z_score) DESC NULLS LAST, estimate_id, domain;

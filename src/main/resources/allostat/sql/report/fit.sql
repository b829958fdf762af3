-- Targets of the calibration
-- Published values beside what the weighted sets of values make of them. They were fitted, so agreement is no evidence for the model.
-- Grain: target.
-- Inputs: calibration_fit, calibration_set
-- study [id] emulated study or survey
-- estimand [id] what is estimated
-- scale [label] log, logit or identity
-- published [unit of the estimand] published value
-- simulated [unit of the estimand] weighted mean over sets
-- published_error [on the scale] standard error of the published value
-- discrepancy [on the scale] standard deviation allowed for the model itself
-- source [citation] the paper
WITH sets AS (SELECT DISTINCT set, weight FROM calibration_set)
SELECT study, estimand, any_value(scale) AS scale, any_value(published) AS published, sum(weight * simulated) / sum(weight) AS simulated,
  any_value(published_standard_error) AS published_error, any_value(discrepancy) AS discrepancy, any_value(source) AS source
FROM calibration_fit JOIN sets USING (set) WHERE simulated IS NOT NULL
GROUP BY study, estimand ORDER BY study, estimand;

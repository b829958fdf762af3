-- What the parameters rest on
-- Values used, their distribution, and whether they were measured, derived, calibrated (inferred jointly from published results) or assumed.
-- Grain: parameter, draw 0.
-- Inputs: parameter
-- parameter_id [id] parameter
-- value [as unit] value used
-- unit [label] unit
-- distribution [label] uncertainty distribution
-- basis [label] measured, derived, calibrated or assumed
-- note [text] how the value was obtained and what limits it
-- source [citation] where it comes from
SELECT parameter_id, value, unit, distribution, basis, note, source
FROM parameter WHERE draw = 0 ORDER BY basis, parameter_id;

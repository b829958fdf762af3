-- Every parameter value that the run used, with where it comes from.
-- Grain: parameter x draw.
-- Key: parameter_id, draw.
CREATE TABLE parameter (
  parameter_id STRING NOT NULL COMMENT '[id] parameter in the evidence registry',
  draw INT NOT NULL COMMENT '[id] parameter draw; 0 holds the registry values themselves',
  value DOUBLE NOT NULL COMMENT '[as unit] value used',
  unit STRING NOT NULL COMMENT '[label] unit of the value',
  symbol STRING NOT NULL COMMENT '[label] symbol in the model description; empty if none',
  distribution STRING NOT NULL COMMENT '[label] uncertainty distribution with its arguments',
  basis STRING NOT NULL COMMENT '[label] measured, derived, calibrated (inferred jointly from published results) or assumed',
  source STRING NOT NULL COMMENT '[citation] where the value comes from',
  note STRING NOT NULL COMMENT '[text] how the value was obtained and what limits it; empty if none'
) USING PARQUET
COMMENT 'Parameters used by the run';

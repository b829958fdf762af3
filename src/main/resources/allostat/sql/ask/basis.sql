-- How many numbers were measured, and how many assumed?
-- Theme: How sure
-- Parameters by basis.
-- Grain: basis
-- Inputs: parameter
-- basis [label] measured, derived, calibrated or assumed
-- parameters [count] parameters
-- share [1] of all
SELECT basis, count(*) AS parameters, count(*) / sum(count(*)) OVER () AS share FROM parameter WHERE draw = 0 GROUP BY basis ORDER BY basis;

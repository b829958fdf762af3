-- What the numbers rest on. Grain: basis. Inputs: parameter.
SELECT basis, count(*) AS parameters FROM parameter WHERE draw = 0 GROUP BY basis ORDER BY basis

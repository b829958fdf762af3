-- Parameters of draw 0 that differ between two runs.
-- Grain: parameter whose value or distribution is not the same, or that one run alone has.
-- Inputs: parameter of schemas run_1 and run_2.
-- parameter_id [id] parameter in the evidence registry
-- run_1 [as unit] value and distribution in the first run; NULL where it has no such parameter
-- run_2 [as unit] the same of the second
-- difference [as unit] value of the second less that of the first
-- relative_difference [1] size of the difference over the larger of both sizes
SELECT
  coalesce(one.parameter_id, two.parameter_id) AS parameter_id,
  one.value || ' ' || one.unit || ', ' || one.distribution AS run_1,
  two.value || ' ' || two.unit || ', ' || two.distribution AS run_2,
  two.value - one.value AS difference,
  abs(two.value - one.value) / nullif(greatest(abs(one.value), abs(two.value)), 0) AS relative_difference
FROM (FROM run_1.parameter WHERE draw = 0) AS one
FULL JOIN (FROM run_2.parameter WHERE draw = 0) AS two ON one.parameter_id = two.parameter_id
WHERE one.value IS DISTINCT FROM two.value OR one.distribution IS DISTINCT FROM two.distribution
ORDER BY relative_difference DESC NULLS FIRST, parameter_id

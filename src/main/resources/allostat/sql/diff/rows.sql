-- How the rows of one table differ between two runs, column by column. In braces stands what depends on the table.
-- Grain: column in which rows differ that both runs have; before them, under the name NULL, rows that one run alone has, if there are any.
-- Inputs: the table in schemas run_1 and run_2.
-- column_name [id] column
-- rows_differ [rows] rows in which it differs
-- only_1 [rows] rows of the first run alone
-- only_2 [rows] rows of the second run alone
-- key [text] the row in which it differs most, relative to the larger value; a text differs by all of itself, a number against NULL by nothing, for it may be withheld
-- run_1 [as column] the value there in the first run
-- run_2 [as column] the value there in the second
-- difference [as column] second less first, where both are numbers
-- relative_difference [1] its size over the larger of both sizes
WITH one AS (SELECT *, true AS is_there FROM run_1.{table}),
two AS (SELECT *, true AS is_there FROM run_2.{table}),
summed AS (
  SELECT
    count(*) FILTER (WHERE two.is_there IS NULL) AS only_1,
    count(*) FILTER (WHERE one.is_there IS NULL) AS only_2,
    [{columns}] AS found
  FROM one
  FULL JOIN two ON {keys_agree}
),
listed AS (SELECT only_1, only_2, unnest(found) AS each FROM summed)
SELECT
  each.column_name,
  each.rows_differ,
  only_1,
  only_2,
  each.most.key AS key,
  each.most.run_1 AS run_1,
  each.most.run_2 AS run_2,
  each.most.difference AS difference,
  each.most.relative_difference AS relative_difference
FROM listed
WHERE each.rows_differ > 0 OR (each.column_name IS NULL AND only_1 + only_2 > 0)
ORDER BY each.column_name IS NULL DESC, each.most.rank DESC NULLS LAST, each.rows_differ DESC, each.column_name

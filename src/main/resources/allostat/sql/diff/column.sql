-- One column of rows.sql, an aggregate over the joined rows. In braces stand its name, the key as text, the differences as SQL, and what a
-- value against none counts for. Of rows that differ alike the last by its key is named, in any order of rows.
{
  'column_name': '{column}',
  'rows_differ': count(*) FILTER (WHERE one.is_there AND two.is_there AND one.{column} IS DISTINCT FROM two.{column}),
  'most': max_by(
    {
      'key': {key},
      'run_1': one.{column}::VARCHAR,
      'run_2': two.{column}::VARCHAR,
      'difference': {difference},
      'relative_difference': {relative_difference},
      'rank': coalesce({relative_difference}, {against_nothing})
    },
    {'rank': coalesce({relative_difference}, {against_nothing}), 'key': {key}}
  ) FILTER (WHERE one.is_there AND two.is_there AND one.{column} IS DISTINCT FROM two.{column})
}

/** SQL over complete runs (DuckDB): their tables as views, sessions and the prompt, how answers are printed, statements for other engines, verification. */
@NullMarked
package org.allostat.sql;

import org.jspecify.annotations.NullMarked;

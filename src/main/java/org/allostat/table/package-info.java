/** Typed Parquet tables, declared once in data-schema/*.sql. */
@NullMarked
package org.allostat.table;

import org.jspecify.annotations.NullMarked;

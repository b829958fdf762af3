/** Typed Parquet tables declared once in data-schema/*.sql, run folders, manifests and their verification. */
@NullMarked
package org.allostat.table;

import org.jspecify.annotations.NullMarked;

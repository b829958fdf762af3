/**
 * The neuroadaptation kernel: opponent processes and allostatic load of one patient, one day at a time, with no
 * knowledge of Spark, files or policies. Depends on the JDK and {@code org.allostat.random} alone.
 */
@NullMarked
package org.allostat.kernel;

import org.jspecify.annotations.NullMarked;

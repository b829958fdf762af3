/**
 * The neuroadaptation kernel: opponent processes and allostatic load of one patient, one day at a time, with no
 * knowledge of Spark, files or policies. Depends on the JDK and {@code org.allostat.random} alone; its vector form on the
 * JDK's incubator module {@code jdk.incubator.vector}, which may be absent.
 */
@NullMarked
package org.allostat.kernel;

import org.jspecify.annotations.NullMarked;

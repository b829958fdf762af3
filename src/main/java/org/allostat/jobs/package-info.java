/** The commands. The only place where a Spark session is built. */
@NullMarked
package org.allostat.jobs;

import org.jspecify.annotations.NullMarked;

/** Units of measurement, declared beside the value. Depends on the JDK alone. */
@NullMarked
package org.allostat.unit;

import org.jspecify.annotations.NullMarked;

/** Every policy over every cohort patient: same person, same luck. */
@NullMarked
package org.allostat.simulate;

import org.jspecify.annotations.NullMarked;

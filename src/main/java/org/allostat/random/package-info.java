/** Counter-based randomness: every draw is a pure function of (seed, person, stream, index). Depends on the JDK alone. */
@NullMarked
package org.allostat.random;

import org.jspecify.annotations.NullMarked;

/** How Allostat tells a user that an input is wrong: every problem at once, each naming place, value and what is allowed. */
@NullMarked
package org.allostat.problem;

import org.jspecify.annotations.NullMarked;

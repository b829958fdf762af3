/** What is summed over a patient's life under a policy: life-years, QALYs, costs, events; discounting. */
@NullMarked
package org.allostat.outcomes;

import org.jspecify.annotations.NullMarked;

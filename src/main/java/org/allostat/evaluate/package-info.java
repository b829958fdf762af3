/**
 * What the tables of patient outcomes say about policies: weighted estimates with standard errors, contrasts paired by
 * person, and cost-effectiveness. Sums are exact, so that partitioning, order and retries cannot show in a result.
 */
@NullMarked
package org.allostat.evaluate;

import org.jspecify.annotations.NullMarked;

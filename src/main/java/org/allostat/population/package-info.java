/**
 * US adults with past-year prescription opioid use: who they are, what they were exposed to, and which of them are the
 * cohort.
 */
@NullMarked
package org.allostat.population;

import org.jspecify.annotations.NullMarked;

/**
 * Published studies run inside the synthetic country: people are found by entry criteria in a simulated history, exposure is
 * read from what was dispensed, outcomes are coded as the study coded them, and the study's own estimator is applied; the
 * causal contrast of the same people stands beside it.
 */
@NullMarked
package org.allostat.emulate;

import org.jspecify.annotations.NullMarked;

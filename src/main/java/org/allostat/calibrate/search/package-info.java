/**
 * Incremental mixture importance sampling of a posterior whose likelihood is dear. Knows nothing of Spark, people or
 * parameters: points are standard normal scores, and what a model says at a point is a vector of numbers.
 */
@NullMarked
package org.allostat.calibrate.search;

import org.jspecify.annotations.NullMarked;

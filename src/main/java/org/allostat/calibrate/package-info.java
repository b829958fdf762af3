/**
 * Parameters inferred jointly from published results: sets of values are tried on emulated studies, wave by wave, and weighted by how
 * well they bring out what was published.
 */
@NullMarked
package org.allostat.calibrate;

import org.jspecify.annotations.NullMarked;

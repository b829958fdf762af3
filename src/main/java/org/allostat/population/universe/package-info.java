/** Everybody: how many synthetic people stand for how many adults, and the one interview of all of them before whoever listens. */
@NullMarked
package org.allostat.population.universe;

import org.jspecify.annotations.NullMarked;

/** A run's folder from the first table to the manifest that completes it: place, lock, writing, and complete runs as readers find them. */
@NullMarked
package org.allostat.run;

import org.jspecify.annotations.NullMarked;

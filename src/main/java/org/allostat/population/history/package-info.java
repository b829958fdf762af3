/** How opioids were used before the interview: courses of exposure, and the kernel run over them under usual care. */
@NullMarked
package org.allostat.population.history;

import org.jspecify.annotations.NullMarked;

/** The survey as an instrument over the synthetic country: everybody is asked, replicates are drawn, what was published is put beside what was found. */
@NullMarked
package org.allostat.survey;

import org.jspecify.annotations.NullMarked;

/** The public-use file of the real survey, read with suspicion. */
@NullMarked
package org.allostat.survey.puf;

import org.jspecify.annotations.NullMarked;

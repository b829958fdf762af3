/** How the survey samples the country: strata, sampling units, who is asked, with which weight. */
@NullMarked
package org.allostat.survey.design;

import org.jspecify.annotations.NullMarked;

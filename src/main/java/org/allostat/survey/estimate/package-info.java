/** What a survey estimates and how sure it is: conditions on respondents, estimates of complex samples with Taylor-linearized errors. */
@NullMarked
package org.allostat.survey.estimate;

import org.jspecify.annotations.NullMarked;

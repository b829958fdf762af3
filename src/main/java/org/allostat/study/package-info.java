/** The question a run answers, as one record. */
@NullMarked
package org.allostat.study;

import org.jspecify.annotations.NullMarked;

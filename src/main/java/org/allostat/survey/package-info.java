/** The survey as an instrument: who is sampled, what is estimated, with which design-based error; and the real file. */
@NullMarked
package org.allostat.survey;

import org.jspecify.annotations.NullMarked;

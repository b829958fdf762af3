/** One synthetic patient under two policies, told to people: in words, numbers and pictures. */
@NullMarked
package org.allostat.explain;

import org.jspecify.annotations.NullMarked;

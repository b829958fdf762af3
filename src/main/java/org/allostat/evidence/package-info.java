/** The evidence registry: every number with its unit, uncertainty, basis and source; typed records are bound from it. */
@NullMarked
package org.allostat.evidence;

import org.jspecify.annotations.NullMarked;

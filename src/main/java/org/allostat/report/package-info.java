/** Pictures of results: published and simulated estimates as dots with intervals. */
@NullMarked
package org.allostat.report;

import org.jspecify.annotations.NullMarked;

/**
 * Guideline policies as data, and what a prescriber who follows one does at a visit: hold, escalate, offer, taper, switch,
 * stop. Knows the kernel's readouts, nothing of Spark or files.
 */
@NullMarked
package org.allostat.policy;

import org.jspecify.annotations.NullMarked;

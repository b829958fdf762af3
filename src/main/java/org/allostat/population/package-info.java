/**
 * Synthetic US adults who used a prescription opioid in the past year: who they are, the parameters they follow from, and what
 * the interview finds of them.
 */
@NullMarked
package org.allostat.population;

import org.jspecify.annotations.NullMarked;

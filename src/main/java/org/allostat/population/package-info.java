/**
 * Synthetic US adults who used a prescription opioid in the past year: who they are, their exposure histories under usual
 * care, the DSM-5 interview, and the cohort selected from it.
 */
@NullMarked
package org.allostat.population;

import org.jspecify.annotations.NullMarked;

package org.allostat.survey;

import org.allostat.survey.estimate.Domain;

/**
 * An estimate from everybody of the universe.
 *
 * @param id estimate
 * @param domain subpopulation
 * @param unit unit of the value
 * @param value the value
 */
record CensusRow(String id, Domain domain, String unit, CensusValue value) {}

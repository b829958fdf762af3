package org.allostat.study;

import java.io.Serializable;

/**
 * Who faces the decision whose information is valued; the part {@code value_of_information} of a study.
 *
 * @param horizonYears years from the survey year on in which the decision is taken as the study puts it
 * @param entrantsPerYear US adults who come to face it in each year after the first, like those of the cohort; the model has none, so
 *     that the number is the study's
 */
public record ValueOfInformation(int horizonYears, double entrantsPerYear) implements Serializable {}

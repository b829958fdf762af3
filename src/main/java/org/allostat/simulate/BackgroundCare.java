package org.allostat.simulate;

import org.allostat.outcomes.UnitCosts;
import org.allostat.population.CohortPatient;
import org.allostat.population.ExposureType;

/** What the other health care of a patient costs. */
final class BackgroundCare {
    private BackgroundCare() {}

    /** US dollars of the price year, per year. */
    static double perYear(UnitCosts costs, CohortPatient patient) {
        UnitCosts.BackgroundCare care = costs.backgroundCare();
        return switch (ExposureType.ofPerson(patient.patientId())) {
            case LONG_TERM -> care.longTermPerYear();
            case INTERMITTENT -> care.intermittentPerYear();
            case SHORT_COURSE -> care.shortCoursePerYear();
        };
    }
}

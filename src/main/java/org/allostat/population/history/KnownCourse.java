package org.allostat.population.history;

import org.allostat.kernel.SeverityCeiling;

/** A past of one dose whose days of use are known beforehand, since nothing that the person feels changes them. */
interface KnownCourse extends ExposureCourse {
    /** Dose on days of use, MME/d, as prescribed. */
    double mmePerDay();

    /** Dose on the day of the interview, MME/d, as prescribed. */
    default double mmePerDayAtInterview() {
        return daysSinceUse() == 0 ? mmePerDay() : 0;
    }

    /** Tells of all days, in their order. */
    void tell(SeverityCeiling ceiling);
}

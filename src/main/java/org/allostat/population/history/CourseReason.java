package org.allostat.population.history;

import org.allostat.population.PopulationParameters;

/** Why a short course was prescribed. */
enum CourseReason {
    SURGERY("population.short_course.surgery.days", "population.short_course.surgery.dose_mme_per_day"),
    DENTAL("population.short_course.dental.days", "population.short_course.dental.dose_mme_per_day"),
    INJURY("population.short_course.injury.days", "population.short_course.injury.dose_mme_per_day"),
    /** Back pain, headache, kidney stones and whatever else is acute. */
    OTHER_PAIN("population.short_course.other_pain.days", "population.short_course.other_pain.dose_mme_per_day");

    /** Parameter of the length of a course, days. */
    final String daysId;
    /** Parameter of the daily dose, MME/d. */
    final String doseId;

    CourseReason(String daysId, String doseId) {
        this.daysId = daysId;
        this.doseId = doseId;
    }

    /** The share, length and dose of this reason's courses. */
    PopulationParameters.Course of(PopulationParameters.ShortCourse courses) {
        return switch (this) {
            case SURGERY -> courses.surgery();
            case DENTAL -> courses.dental();
            case INJURY -> courses.injury();
            case OTHER_PAIN -> courses.otherPain();
        };
    }
}

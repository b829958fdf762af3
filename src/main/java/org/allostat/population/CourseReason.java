package org.allostat.population;

/** Why a short course was prescribed. */
enum CourseReason {
    SURGERY,
    DENTAL,
    INJURY,
    /** Back pain, headache, kidney stones and whatever else is acute. */
    OTHER_PAIN;

    /** The share, length and dose of this reason's courses. */
    PopulationParameters.Course of(PopulationParameters.ShortCourse courses) {
        return switch (this) {
            case SURGERY -> courses.surgery();
            case DENTAL -> courses.dental();
            case INJURY -> courses.injury();
            case OTHER_PAIN -> courses.otherPain();
        };
    }

    /** The reason in which a share in (0, 1) of all short courses, counted in this order, ends. */
    static CourseReason at(double share, PopulationParameters.ShortCourse courses) {
        double total = 0;
        for (CourseReason reason : values()) {
            total += reason.of(courses).share();
        }
        double sum = 0;
        for (CourseReason reason : values()) {
            sum += reason.of(courses).share();
            if (share * total < sum) {
                return reason;
            }
        }
        return OTHER_PAIN;
    }
}

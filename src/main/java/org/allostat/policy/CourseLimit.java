package org.allostat.policy;

import java.io.Serializable;
import org.allostat.policy.Policy.Eligibility;

/**
 * How far a policy lets acute courses go, model.md (74): courses that begin while it is followed are cut to a length and a dose. On
 * which days courses begin is the disease's affair and the same under every policy.
 *
 * @param maxDays longest course, days; {@link #LONGEST_COURSE_DAYS} is no limit
 * @param maxMmePerDay largest dose, MME/d; {@link #LARGEST_MME_PER_DAY} is no limit
 * @param when which courses are limited; doses there are those of the course without the limit
 */
public record CourseLimit(int maxDays, double maxMmePerDay, Eligibility when) implements Serializable {
    /** Days from which use is long-term therapy and no course. */
    public static final int LONGEST_COURSE_DAYS = 90;

    /** Largest dose that the model takes, MME/d. */
    public static final double LARGEST_MME_PER_DAY = 1000;

    /** Whether any course can meet it. */
    public boolean limits() {
        return maxDays < LONGEST_COURSE_DAYS || maxMmePerDay < LARGEST_MME_PER_DAY;
    }

    /** What is left of a course. */
    AcuteCourse applyTo(AcuteCourse course) {
        return new AcuteCourse(
                course.fromDay(),
                Math.min(course.untilDay(), course.fromDay() + maxDays),
                Math.min(course.mmePerDay(), maxMmePerDay));
    }
}

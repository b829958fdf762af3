package org.allostat.population.history;

import org.allostat.kernel.PatientBatch;
import org.allostat.kernel.SeverityCeiling;

/** A course of some days, then days without until the interview, or the first days of a course that the interview falls into. */
final class SingleCourse implements KnownCourse {
    private final CourseReason reason;
    private final int courseDays;
    private final int plannedDays;
    private final int total;
    private final double mmePerDay;
    private final boolean misuse;
    private int day;

    /**
     * @param plannedDays days of the course
     * @param total days from its first one to the interview, positive
     */
    SingleCourse(CourseReason reason, int plannedDays, int total, double mmePerDay, boolean misuse) {
        this.reason = reason;
        this.plannedDays = plannedDays;
        courseDays = Math.min(total, plannedDays);
        this.total = total;
        this.mmePerDay = mmePerDay;
        this.misuse = misuse;
    }

    CourseReason reason() {
        return reason;
    }

    @Override
    public int totalDays() {
        return total;
    }

    @Override
    public int daysSinceUse() {
        return total - courseDays;
    }

    @Override
    public int courseDaysLeft() {
        return plannedDays - courseDays;
    }

    @Override
    public double mmePerDay() {
        return mmePerDay;
    }

    @Override
    public void tell(SeverityCeiling ceiling) {
        ceiling.use(courseDays);
        if (courseDays < total) {
            ceiling.pause(total - courseDays);
        }
    }

    @Override
    public int next(PatientBatch batch, int i) {
        boolean using = day < courseDays;
        int until = using ? courseDays : total;
        int stretch = until - day;
        if (stretch > 0) {
            batch.doseMmePerDay[i] = using ? mmePerDay : 0;
            batch.misuse[i] = using && misuse;
            day = until;
        }
        return stretch;
    }
}

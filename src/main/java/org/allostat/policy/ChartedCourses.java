package org.allostat.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where one patient's acute courses stand under one policy: which is under way, and which comes next. Mutable. */
final class ChartedCourses {
    private static final int NEVER = Integer.MAX_VALUE;

    private List<AcuteCourse> planned = List.of();
    private int next;
    private @Nullable AcuteCourse present;

    /** @param courses those that no policy limits, in the order of their days, with days between them */
    void start(List<AcuteCourse> courses) {
        planned = courses;
        next = 0;
        present = null;
    }

    /** First day on which a course ends or begins, today or later; the largest integer where none does. */
    int changesOnDay() {
        if (present != null) {
            return present.untilDay();
        }
        return next < planned.size() ? planned.get(next).fromDay() : NEVER;
    }

    /** Whether the course under way is over by a day. */
    boolean endsBy(int day) {
        return present != null && present.untilDay() <= day;
    }

    void end() {
        present = null;
    }

    /** Takes from the plan the course that begins on a day; null if none does. */
    @Nullable
    AcuteCourse takeDue(int day) {
        return present == null && changesOnDay() <= day ? planned.get(next++) : null;
    }

    void begin(AcuteCourse prescribed) {
        present = prescribed;
    }
}

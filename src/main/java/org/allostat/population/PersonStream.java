package org.allostat.population;

import org.allostat.kernel.Criterion;
import org.allostat.random.LuckStreams;

/** Streams of what a person is. Codes are part of the identity of a run: never reuse or renumber one. */
public enum PersonStream {
    DEMOGRAPHICS(1),
    AGE(2),
    PAIN_CONDITION(3),
    STARTED_FOR_ACUTE_PAIN(4),
    FORMULATION(5),
    LONG_ACTING_FORMULATION(6),
    BENZODIAZEPINE(7),
    DEPRESSION(8),
    YEARS_ON_OPIOIDS(9),
    DOSE_COMPONENT(10),
    DOSE(11),
    COURSE_DAYS(12),
    COURSE_START(13),
    EPISODES_PER_YEAR(14),
    HISTORY_ESCALATION(15),
    COURSE_REASON(16),
    EPISODE_GAP(17),
    INTERRUPTION_START(18),
    INTERRUPTION_DAYS(19);

    private final int code;

    PersonStream(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** Stream of a person's threshold for one criterion. */
    static int criterion(Criterion criterion) {
        return LuckStreams.CRITERION.code(criterion.ordinal());
    }

    /** Stream of a person's n-th trait. */
    static int trait(int n) {
        return LuckStreams.TRAIT.code(n);
    }
}

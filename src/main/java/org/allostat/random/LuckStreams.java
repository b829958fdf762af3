package org.allostat.random;

/**
 * Every range of streams of a run's luck, and whose it is. Ranges are disjoint, or two draws would be one. Codes are part of the
 * identity of a run: a stream keeps its code for good, and a new one takes a code that none ever had.
 */
public enum LuckStreams {
    /** What a person is: {@code PersonStream}. */
    PERSON(1, 19),
    /** A person's threshold for each criterion of the interview: {@code PersonStream}. */
    CRITERION(20, 30),
    /** How much hazard a patient can bear until the next event of each type: {@code EventStream}. */
    HAZARD_BUDGET(40, 43),
    /** What patients and prescribers decide: {@code DecisionStream}. */
    DECISION(50, 59),
    /** What an event does: {@code EventStream}. */
    EVENT(60, 69),
    /** Where people live, which places are drawn, which answers are withheld: {@code SurveyStream}. */
    SURVEY(70, 79),
    /** Who is interviewed in each of a stratum's PSUs: {@code SurveyStream}. */
    INTERVIEW(80, 99),
    /** A person's traits: {@code PersonStream}. */
    TRAIT(100, 199),
    /** The course of a person's painful disease, by visit: {@code PainCourse}. */
    PAIN_COURSE(200, 200),
    /** When a policy reaches a patient: {@code Chart}. */
    ROLLOUT(201, 201),
    /** Who has the risk that no study sees: {@code Unseen}. */
    RISK(202, 202),
    /** The drift of a person's painful disease, by visit: {@code PainCourse}. */
    PAIN_DRIFT(203, 203),
    /** Who of the cohort meets the pivots: {@code PivotSample}. */
    PIVOT(204, 204),
    /** Who of those that join a queue at the same visit comes first, by visit: {@code Prescriber}. */
    QUEUE(205, 205),
    /** How long people who are not on long-term therapy wait for their later courses: {@code LaterCourses}. */
    LATER_COURSE(207, 207),
    /** Who of those who begin long-term therapy stays: {@code LongTermStayers}. */
    STAYING(209, 209),
    /** Into which arm of an emulated trial a person comes: {@code EmulationStream}. */
    EMULATION(210, 219),
    /** Points of a calibration: {@code MixtureSearch}. */
    CALIBRATION(220, 229),
    /** In which order the values of a parameter are dealt out anew among draws: {@code DecisionTables}. */
    DEALING(230, 230),
    /** Draws of uncertain parameters, by the hash of the parameter's id in place of a person: {@code Registry}. */
    PARAMETER(1_000_000, 1_000_000);

    private final int first;
    private final int last;

    LuckStreams(int first, int last) {
        this.first = first;
        this.last = last;
    }

    /** First code of the range. */
    public int first() {
        return first;
    }

    /** Last code of the range. */
    public int last() {
        return last;
    }

    /** The code of the n-th stream of the range, 0 for the first. */
    public int code(int n) {
        if (n < 0 || n > last - first) {
            throw new IllegalArgumentException("n of " + this + " must be in [0, " + (last - first) + "]: " + n);
        }
        return first + n;
    }

    /** Whether a code lies in the range. */
    public boolean holds(int code) {
        return first <= code && code <= last;
    }
}

package org.allostat.emulate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.allostat.simulate.Recorded;

/** What a study can read from a patient's record over time; the names are those of the window algebra. */
@SuppressWarnings("ImmutableEnumChecker") // a record of two numbers, a list that was copied, functions without state
public enum Series {
    /** Full agonist dispensed, MME/d. */
    MME(Kind.LEVEL, 0, Double.POSITIVE_INFINITY, Recorded.MME_DAYS),
    /** Buprenorphine dispensed, mg/d. */
    BUPRENORPHINE(Kind.LEVEL, 0, Double.POSITIVE_INFINITY, Recorded.BUPRENORPHINE_MG_DAYS),
    /** Share of days on which a full agonist was dispensed. */
    COVERED(Kind.LEVEL, 0, 1, Recorded.COVERED_DAYS),
    /** Share of days of misuse or illicit use. */
    MISUSE(Kind.LEVEL, 0, 1, Recorded.MISUSE_DAYS),
    /** Pain, NRS. */
    PAIN(Kind.LEVEL, 0, 10, Recorded.PAIN_DAYS),
    /** Pain on the last day of a step, as asked at a visit, NRS. */
    PAIN_AT_VISIT(Kind.LAST, 0, 10, Recorded.LAST_PAIN),
    /** Hyperalgesia, NRS. */
    HYPERALGESIA(Kind.LEVEL, 0, 10, Recorded.HYPERALGESIA_DAYS),
    /** COWS. */
    COWS(Kind.LEVEL, 0, 48, Recorded.COWS_DAYS),
    /** Largest COWS of a step. */
    PEAK_COWS(Kind.LAST, 0, 48, Recorded.MAX_COWS),
    /** Reward deficiency, 0 to 10. */
    REWARD_DEFICIENCY(Kind.LEVEL, 0, 10, Recorded.REWARD_DEFICIENCY_DAYS),
    /** Stress reactivity, 0 to 10. */
    STRESS_REACTIVITY(Kind.LEVEL, 0, 10, Recorded.STRESS_REACTIVITY_DAYS),
    /** Hyperkatifeia, 0 to 10. */
    HYPERKATIFEIA(Kind.LEVEL, 0, 10, Recorded.HYPERKATIFEIA_DAYS),
    /** Craving, 0 to 10. */
    CRAVING(Kind.LEVEL, 0, 10, Recorded.CRAVING_DAYS),
    /** Mood, 0 to 10. */
    MOOD(Kind.LEVEL, 0, 10, Recorded.MOOD_DAYS),
    /** Utility. */
    UTILITY(Kind.LEVEL, -1, 1, Recorded.UTILITY_DAYS),
    /** Overdoses, fatal or not: expected number. */
    OVERDOSE(Kind.EVENT, 0, Double.POSITIVE_INFINITY, Recorded.OVERDOSE),
    /** Fatal overdoses: expected number. */
    OVERDOSE_DEATH(Kind.EVENT, 0, Double.POSITIVE_INFINITY, Recorded.OVERDOSE_DEATH),
    /** Mental-health crises: expected number. */
    CRISIS(Kind.EVENT, 0, Double.POSITIVE_INFINITY, Recorded.CRISIS),
    /** Suicides: expected number. */
    SUICIDE(Kind.EVENT, 0, Double.POSITIVE_INFINITY, Recorded.SUICIDE),
    /** Deaths by other causes: expected number. */
    OTHER_DEATH(Kind.EVENT, 0, Double.POSITIVE_INFINITY, Recorded.OTHER_DEATH),
    /** Deaths by any cause: expected number. */
    DEATH(Kind.EVENT, 0, Double.POSITIVE_INFINITY, Recorded.OVERDOSE_DEATH, Recorded.SUICIDE, Recorded.OTHER_DEATH),
    /** Onset of misuse or illicit use: expected number. */
    MISUSE_ONSET(Kind.EVENT, 0, Double.POSITIVE_INFINITY, Recorded.MISUSE_ONSET),
    /** Months in which COWS reached the level of moderate withdrawal. */
    WITHDRAWAL_MONTH(Kind.EVENT, 0, Double.POSITIVE_INFINITY, Recorded.MAX_COWS);

    /** How a series is read over a window. */
    public enum Kind {
        /** A mean over days. */
        LEVEL,
        /** A value of each step. */
        LAST,
        /** A number of events. */
        EVENT
    }

    private final Kind kind;
    private final Range range;
    private final List<Recorded> parts;

    Series(Kind kind, double low, double high, Recorded... parts) {
        this.kind = kind;
        this.range = new Range(low, high);
        this.parts = List.of(parts);
    }

    /** How it is read. */
    public Kind kind() {
        return kind;
    }

    /** The values that it can take. */
    Range range() {
        return range;
    }

    /** What is added up to give it. */
    List<Recorded> parts() {
        return parts;
    }

    /** The name in files: {@code pain_at_visit}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Every name. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(Series::label).toList();
    }
}

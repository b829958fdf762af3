package org.allostat.outcomes;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * A measure of {@code policy_outcomes} and {@code policy_contrasts}: a total over persons, or the ratio of two totals. The
 * lower-case name is the value of column {@code measure}.
 */
public enum Measure {
    DIED(Kind.SHARE, Direction.HARM, Quantity.DIED, Quantity.PERSONS, "share"),
    OVERDOSED(Kind.SHARE, Direction.HARM, Quantity.OVERDOSED, Quantity.PERSONS, "share"),
    FATAL_OVERDOSE(Kind.SHARE, Direction.HARM, Quantity.FATAL_OVERDOSE, Quantity.PERSONS, "share"),
    SUICIDE(Kind.SHARE, Direction.HARM, Quantity.SUICIDE, Quantity.PERSONS, "share"),
    OVERDOSE_OR_SUICIDE_DEATH(
            Kind.SHARE, Direction.HARM, Quantity.OVERDOSE_OR_SUICIDE_DEATH, Quantity.PERSONS, "share"),
    MISUSE(Kind.SHARE, Direction.HARM, Quantity.MISUSE, Quantity.PERSONS, "share"),
    OFF_OPIOIDS(
            Kind.SHARE,
            Direction.NEUTRAL,
            Quantity.OFF_OPIOIDS_AT_END,
            Quantity.ALIVE_AT_END,
            "share of those alive at the end"),
    ON_BUPRENORPHINE(
            Kind.SHARE,
            Direction.NEUTRAL,
            Quantity.ON_BUPRENORPHINE_AT_END,
            Quantity.ALIVE_AT_END,
            "share of those alive at the end"),
    TAPER_OFFERED(Kind.SHARE, Direction.NEUTRAL, Quantity.TAPER_OFFERED, Quantity.PERSONS, "share"),
    TAPER_ACCEPTED(Kind.SHARE, Direction.NEUTRAL, Quantity.TAPER_ACCEPTED, Quantity.PERSONS, "share"),
    TAPER_COMPLETED(Kind.SHARE, Direction.BENEFIT, Quantity.TAPER_COMPLETED, Quantity.PERSONS, "share"),
    TAPER_FAILED(Kind.SHARE, Direction.HARM, Quantity.TAPER_FAILED, Quantity.PERSONS, "share"),
    TAPER_UNFINISHED(
            Kind.SHARE,
            Direction.NEUTRAL,
            Quantity.TAPER_UNFINISHED_AT_END,
            Quantity.ALIVE_AT_END,
            "share of those alive at the end"),
    REVERSED(Kind.SHARE, Direction.NEUTRAL, Quantity.REVERSED, Quantity.PERSONS, "share"),
    RESTARTED(Kind.SHARE, Direction.NEUTRAL, Quantity.RESTARTED, Quantity.PERSONS, "share"),
    TAPER_ACCEPTANCE(
            Kind.SHARE,
            Direction.NEUTRAL,
            Quantity.TAPER_ACCEPTED,
            Quantity.TAPER_OFFERED,
            "share of those offered a taper"),
    TAPER_COMPLETION(
            Kind.SHARE,
            Direction.NEUTRAL,
            Quantity.TAPER_COMPLETED,
            Quantity.TAPER_ACCEPTED,
            "share of those who began a taper"),
    BUPRENORPHINE_OFFERED(Kind.SHARE, Direction.NEUTRAL, Quantity.BUPRENORPHINE_OFFERED, Quantity.PERSONS, "share"),
    BUPRENORPHINE_ACCEPTED(Kind.SHARE, Direction.NEUTRAL, Quantity.BUPRENORPHINE_ACCEPTED, Quantity.PERSONS, "share"),
    BUPRENORPHINE_ACCEPTANCE(
            Kind.SHARE,
            Direction.NEUTRAL,
            Quantity.BUPRENORPHINE_ACCEPTED,
            Quantity.BUPRENORPHINE_OFFERED,
            "share of those offered buprenorphine"),
    BUPRENORPHINE_LEFT(
            Kind.SHARE,
            Direction.NEUTRAL,
            Quantity.BUPRENORPHINE_LEFT,
            Quantity.BUPRENORPHINE_ACCEPTED,
            "share of those who began buprenorphine"),
    WAITING_AT_END(
            Kind.SHARE,
            Direction.NEUTRAL,
            Quantity.WAITING_AT_END,
            Quantity.ALIVE_AT_END,
            "share of those alive at the end"),

    DEATHS(Kind.RATE, Quantity.DIED),
    OVERDOSES(Kind.RATE, Quantity.OVERDOSES),
    OVERDOSES_PRESCRIBED(Kind.RATE, Quantity.OVERDOSES_PRESCRIBED),
    OVERDOSES_LOST_TOLERANCE(Kind.RATE, Quantity.OVERDOSES_LOST_TOLERANCE),
    OVERDOSES_ILLICIT(Kind.RATE, Quantity.OVERDOSES_ILLICIT),
    /** Overdoses and periods of withdrawal together, as the DDL of {@code patient_outcomes} defines them. */
    OVERDOSE_CLAIMS_DEFINED(Kind.RATE, Quantity.OVERDOSE_CLAIMS_DEFINED),
    MENTAL_HEALTH_CRISES(Kind.RATE, Quantity.MENTAL_HEALTH_CRISES),
    ESCALATIONS(Kind.RATE, Quantity.ESCALATIONS),
    REVERSALS(Kind.RATE, Quantity.REVERSALS),
    RESTARTS(Kind.RATE, Quantity.RESTARTS),
    BUPRENORPHINE_DROPOUTS(Kind.RATE, Quantity.BUPRENORPHINE_DROPOUTS),
    EXPECTED_OVERDOSES_PRESCRIBED(Kind.EXPECTED_RATE, Quantity.EXPECTED_OVERDOSES_PRESCRIBED),
    EXPECTED_OVERDOSES_LOST_TOLERANCE(Kind.EXPECTED_RATE, Quantity.EXPECTED_OVERDOSES_LOST_TOLERANCE),
    EXPECTED_OVERDOSES_ILLICIT(Kind.EXPECTED_RATE, Quantity.EXPECTED_OVERDOSES_ILLICIT),
    EXPECTED_CRISES(Kind.EXPECTED_RATE, Quantity.EXPECTED_CRISES),

    MEAN_PAIN(Kind.MEAN, Quantity.MEAN_PAIN, "NRS 0-10"),
    MEAN_HYPERKATIFEIA(Kind.MEAN, Quantity.MEAN_HYPERKATIFEIA, "score 0-10"),
    MEAN_MOOD(Kind.MEAN, Quantity.MEAN_MOOD, "score 0-10"),
    MEAN_UTILITY(Kind.MEAN, Quantity.MEAN_UTILITY, "EQ-5D index"),
    MAX_COWS(Kind.MEAN, Quantity.MAX_COWS, "COWS 0-48"),
    MONTHS_ON_BUPRENORPHINE(Kind.MEAN, Quantity.MONTHS_ON_BUPRENORPHINE, "months"),
    MONTHS_WAITED(Kind.MEAN, Quantity.MONTHS_WAITED, "months"),
    OPIOID_DAYS(Kind.MEAN, Quantity.OPIOID_DAYS, "days"),
    END_MME_PER_DAY(Quantity.END_MME_PER_DAY, "MME/d among those alive at the end"),
    END_PAIN(Quantity.END_PAIN, "NRS 0-10 among those alive at the end"),
    END_MOOD(Quantity.END_MOOD, "score 0-10 among those alive at the end"),
    END_HYPERKATIFEIA(Quantity.END_HYPERKATIFEIA, "score 0-10 among those alive at the end"),
    END_CRITERIA_COUNT(Quantity.END_CRITERIA_COUNT, "criteria among those alive at the end"),
    LIFE_YEARS_UNDISCOUNTED(Kind.MEAN, Quantity.LIFE_YEARS_UNDISCOUNTED, "years"),
    LIFE_YEARS(Kind.MEAN, Quantity.LIFE_YEARS, "discounted years"),
    QALYS(Kind.MEAN, Quantity.QALYS, "discounted QALYs"),
    LIFE_YEARS_BEYOND(Kind.MEAN, Quantity.LIFE_YEARS_BEYOND, "discounted years"),
    QALYS_BEYOND(Kind.MEAN, Quantity.QALYS_BEYOND, "discounted QALYs"),
    COST_OPIOIDS_USD(Kind.MEAN, Quantity.COST_OPIOIDS_USD, "discounted USD"),
    COST_CARE_USD(Kind.MEAN, Quantity.COST_CARE_USD, "discounted USD"),
    COST_BEYOND_USD(Kind.MEAN, Quantity.COST_BEYOND_USD, "discounted USD"),
    COST_USD(Kind.MEAN, Quantity.COST_USD, "discounted USD"),

    TOTAL_DEATHS(Kind.TOTAL, Quantity.DIED, "deaths"),
    TOTAL_OVERDOSES(Kind.TOTAL, Quantity.OVERDOSES, "overdoses"),
    TOTAL_FATAL_OVERDOSES(Kind.TOTAL, Quantity.FATAL_OVERDOSE, "deaths"),
    TOTAL_MENTAL_HEALTH_CRISES(Kind.TOTAL, Quantity.MENTAL_HEALTH_CRISES, "crises"),
    TOTAL_QALYS(Kind.TOTAL, Quantity.QALYS, "discounted QALYs"),
    TOTAL_COST_USD(Kind.TOTAL, Quantity.COST_USD, "discounted USD");

    private static final BigDecimal DAYS_PER_100_PERSON_YEARS = new BigDecimal("36525");

    private final Kind kind;
    private final Direction direction;
    private final Quantity numerator;
    private final Quantity denominator;
    private final String unit;

    Measure(Kind kind, Direction direction, Quantity numerator, Quantity denominator, String unit) {
        this.kind = kind;
        this.direction = direction;
        this.numerator = numerator;
        this.denominator = denominator;
        this.unit = unit;
    }

    /** A rate of events or of expected events. */
    Measure(Kind kind, Quantity events) {
        this(kind, Direction.NEUTRAL, events, Quantity.PERSON_DAYS, "per 100 person-years");
    }

    /** A mean or a total over all persons. */
    Measure(Kind kind, Quantity quantity, String unit) {
        this(kind, Direction.NEUTRAL, quantity, Quantity.PERSONS, unit);
    }

    /** A mean over those alive at the end. */
    Measure(Quantity quantity, String unit) {
        this(Kind.MEAN, Direction.NEUTRAL, quantity, Quantity.ALIVE_AT_END, unit);
    }

    /**
     * The measure of a label.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Measure ofLabel(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }

    /** Value of column {@code measure}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Kind kind() {
        return kind;
    }

    public Direction direction() {
        if (kind == Kind.SHARE) {
            return direction;
        }
        return switch (this) {
            case MEAN_MOOD, MEAN_UTILITY, END_MOOD, LIFE_YEARS_UNDISCOUNTED, LIFE_YEARS, QALYS, TOTAL_QALYS ->
                Direction.BENEFIT;
            case DEATHS,
                    OVERDOSES,
                    OVERDOSES_PRESCRIBED,
                    OVERDOSES_LOST_TOLERANCE,
                    OVERDOSES_ILLICIT,
                    OVERDOSE_CLAIMS_DEFINED,
                    MENTAL_HEALTH_CRISES,
                    EXPECTED_OVERDOSES_PRESCRIBED,
                    EXPECTED_OVERDOSES_LOST_TOLERANCE,
                    EXPECTED_OVERDOSES_ILLICIT,
                    EXPECTED_CRISES,
                    MEAN_PAIN,
                    MEAN_HYPERKATIFEIA,
                    MAX_COWS,
                    END_PAIN,
                    END_HYPERKATIFEIA,
                    END_CRITERIA_COUNT,
                    COST_OPIOIDS_USD,
                    COST_CARE_USD,
                    COST_USD,
                    TOTAL_DEATHS,
                    TOTAL_OVERDOSES,
                    TOTAL_FATAL_OVERDOSES,
                    TOTAL_MENTAL_HEALTH_CRISES,
                    TOTAL_COST_USD -> Direction.HARM;
            default -> Direction.NEUTRAL;
        };
    }

    /** What is summed. */
    public Quantity numerator() {
        return numerator;
    }

    /** What the sum is divided by; {@link Quantity#PERSONS}, and not used, for a total. */
    public Quantity denominator() {
        return denominator;
    }

    /** Unit of the estimate. */
    public String unit() {
        return unit;
    }

    /** Turns a ratio of steps (a number of steps, for a total) into the measure's unit. */
    public BigDecimal unitsPerStep() {
        BigDecimal step = BigDecimal.ONE.scaleByPowerOfTen(-numerator.decimals());
        return switch (kind) {
            case RATE, EXPECTED_RATE -> step.multiply(DAYS_PER_100_PERSON_YEARS);
            case SHARE, MEAN -> step.scaleByPowerOfTen(denominator.decimals());
            case TOTAL -> step;
        };
    }

    /** What a measure is, which decides its confidence interval. */
    public enum Kind {
        /** Persons with a property among all persons, or among those of whom it can be said. */
        SHARE,
        /** Counted events per person-time. */
        RATE,
        /** Cumulative hazard per person-time: the rate without the luck of the single event. */
        EXPECTED_RATE,
        /** Mean over persons. */
        MEAN,
        /** Sum over the persons whom the patients stand for. */
        TOTAL
    }

    /** Whether an event is to be avoided or wished for; only then is a number needed to treat defined. */
    public enum Direction {
        HARM,
        BENEFIT,
        NEUTRAL
    }
}

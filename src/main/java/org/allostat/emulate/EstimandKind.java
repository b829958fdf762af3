package org.allostat.emulate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What sort of number is estimated; see model.md (62) to (65). */
public enum EstimandKind {
    /** Share of people, percent. */
    SHARE("%", Scale.IDENTITY, false),
    /** Mean over people. */
    MEAN("", Scale.IDENTITY, false),
    /** Quantile over people. */
    QUANTILE("", Scale.IDENTITY, false),
    /** Events per 100 person-years. */
    RATE("1/100 py", Scale.IDENTITY, false),
    /** Mantel-Haenszel ratio of rates. */
    RATE_RATIO("ratio", Scale.LOG, true),
    /** Difference of rates per 100 person-years. */
    RATE_DIFFERENCE("1/100 py", Scale.IDENTITY, true),
    /** Hazard ratio of a stratified Cox model. */
    HAZARD_RATIO("ratio", Scale.LOG, true),
    /** Mantel-Haenszel difference of shares, percentage points. */
    RISK_DIFFERENCE("%", Scale.IDENTITY, true),
    /** Mantel-Haenszel ratio of shares. */
    RISK_RATIO("ratio", Scale.LOG, true),
    /** Mantel-Haenszel odds ratio. */
    ODDS_RATIO("ratio", Scale.LOG, true),
    /** Difference of means. */
    MEAN_DIFFERENCE("", Scale.IDENTITY, true),
    /** Difference of cumulative incidence at the end of follow-up, percentage points. */
    CUMULATIVE_INCIDENCE_DIFFERENCE("%", Scale.IDENTITY, true);

    private final String unit;
    private final Scale scale;
    private final boolean compares;

    EstimandKind(String unit, Scale scale, boolean compares) {
        this.unit = unit;
        this.scale = scale;
        this.compares = compares;
    }

    /** The scale on which estimates are compared. */
    public enum Scale {
        IDENTITY,
        LOG;

        /** A value on the scale. */
        public double of(double value) {
            return this == LOG ? StrictMath.log(value) : value;
        }
    }

    /** Unit of the estimate, where the outcome's own unit does not decide it. */
    public String unit(String unitOfValue) {
        return unit.isEmpty() ? unitOfValue : unit;
    }

    public Scale scale() {
        return scale;
    }

    /** Whether it compares two arms. */
    public boolean compares() {
        return compares;
    }

    /** Whether the outcome must be events over time. */
    public boolean needsEvents() {
        return this == RATE
                || this == RATE_RATIO
                || this == RATE_DIFFERENCE
                || this == HAZARD_RATIO
                || this == CUMULATIVE_INCIDENCE_DIFFERENCE;
    }

    /** Whether it can be estimated by inverse probability weights. */
    boolean canBeWeighted() {
        return compares && !needsIntervals();
    }

    /** Whether time since the index date is kept apart. */
    boolean needsIntervals() {
        return this == HAZARD_RATIO || this == CUMULATIVE_INCIDENCE_DIFFERENCE;
    }

    /** The name in files: {@code rate_ratio}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Every name. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(EstimandKind::label).toList();
    }
}

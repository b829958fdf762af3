package org.allostat.calibrate;

import java.util.Locale;
import org.allostat.emulate.EstimandKind;

/** The scale on which the errors of a target are about normal: logarithms for ratios and rates, logits for shares, else the value. */
public enum TargetScale {
    LOG,
    LOGIT,
    IDENTITY;

    private static final double PERCENT = 100;

    /** The scale of an estimand. */
    public static TargetScale of(EstimandKind kind) {
        return switch (kind) {
            case RATE, RATE_RATIO, HAZARD_RATIO, RISK_RATIO, ODDS_RATIO -> LOG;
            case SHARE -> LOGIT;
            case MEAN, QUANTILE, RATE_DIFFERENCE, RISK_DIFFERENCE, MEAN_DIFFERENCE, CUMULATIVE_INCIDENCE_DIFFERENCE ->
                IDENTITY;
        };
    }

    /** The scale of a figure of the survey. */
    static TargetScale ofUnit(String unit) {
        return switch (unit) {
            case "%" -> LOGIT;
            case "ratio", "million" -> LOG;
            default -> IDENTITY;
        };
    }

    /** A value on the scale; shares come in percent. */
    public double of(double value) {
        return switch (this) {
            case LOG -> StrictMath.log(value);
            case LOGIT -> StrictMath.log(value / (PERCENT - value));
            case IDENTITY -> value;
        };
    }

    /** The value at a place on the scale. */
    public double valueAt(double place) {
        return switch (this) {
            case LOG -> StrictMath.exp(place);
            case LOGIT -> PERCENT / (1 + StrictMath.exp(-place));
            case IDENTITY -> place;
        };
    }

    /** By what a small error of a value is multiplied to be an error on the scale. */
    double slopeAt(double value) {
        return switch (this) {
            case LOG -> 1 / value;
            case LOGIT -> PERCENT / (value * (PERCENT - value));
            case IDENTITY -> 1;
        };
    }

    /** Name in tables. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

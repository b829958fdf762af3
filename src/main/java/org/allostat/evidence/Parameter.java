package org.allostat.evidence;

import java.io.Serializable;

/**
 * One number of the registry.
 *
 * @param id dotted path of record components in snake_case, {@code pain.load_weight}
 * @param symbol the model description's symbol; empty if it has none
 * @param value what the program uses in draw 0
 * @param unit unit of the value, {@code 1} for none
 * @param distribution what is not known about the value
 * @param betweenPatients how it differs between patients; fixed at the value where all patients share it
 * @param basis what it rests on
 * @param source citation; may be empty where the basis is assumed
 * @param note how it was obtained
 * @param place file and line, for messages
 */
public record Parameter(
        String id,
        String symbol,
        double value,
        String unit,
        Distribution distribution,
        Distribution betweenPatients,
        Basis basis,
        String source,
        String note,
        String place)
        implements Serializable {
    private static final String DIMENSIONLESS = "1";
    /** Below it lies next to nothing of a distribution. */
    private static final double LOW_SHARE = 0.001;

    /** Whether patients differ in it. */
    public boolean variesBetweenPatients() {
        return !(betweenPatients instanceof Distribution.Fixed);
    }

    /** The smallest value a user may set: the distribution's limit if it states one, else 0 if it cannot be negative. */
    public double allowedLow() {
        if (distribution instanceof Clamped clamped) {
            return clamped.low();
        }
        return distribution.lowest() >= 0 ? 0 : Double.NEGATIVE_INFINITY;
    }

    /** The largest value a user may set: the distribution's limit if it states one. */
    public double allowedHigh() {
        return distribution instanceof Clamped clamped ? clamped.high() : Double.POSITIVE_INFINITY;
    }

    /** Whether a user may set this value. */
    public boolean allows(double candidate) {
        return Double.isFinite(candidate) && allowedLow() <= candidate && candidate <= allowedHigh();
    }

    /** What a user may set, in words: {@code 0 to 10 MME/d}. */
    public String allowed() {
        String range = DistributionText.number(allowedLow()) + " to " + DistributionText.number(allowedHigh());
        return unit.equals(DIMENSIONLESS) ? range : range + " " + unit;
    }

    /** The parameter with a sampled value; patients differ around it as they did around the old one. */
    Parameter drawn(double drawnValue) {
        return with(drawnValue, distribution);
    }

    /** The parameter with a value of the posterior. */
    Parameter calibrated(double value) {
        Parameter drawn = drawn(value);
        return new Parameter(
                drawn.id,
                drawn.symbol,
                drawn.value,
                drawn.unit,
                drawn.distribution,
                drawn.betweenPatients,
                Basis.CALIBRATED,
                drawn.source,
                drawn.note,
                drawn.place);
    }

    /** The parameter with a value that someone set: it is held in every draw. */
    Parameter replaced(double replacement) {
        Distribution held = new Clamped(new Distribution.Fixed(replacement), allowedLow(), allowedHigh());
        return with(replacement, held);
    }

    /**
     * The parameter with a pack's value.
     *
     * @throws IllegalArgumentException naming what is wrong with its distribution
     */
    Parameter inPack(PackNumber number, String pack) {
        Parameter held = replaced(number.value());
        Parameter local = number.distribution().isEmpty() ? held : held.withPrior(number.distribution());
        return new Parameter(
                local.id,
                local.symbol,
                local.value,
                local.unit,
                local.distribution,
                local.betweenPatients,
                number.basis(),
                "Pack " + pack + ": " + number.source(),
                number.note(),
                local.place);
    }

    /** Whether anything is unknown of its value. */
    public boolean isUncertain() {
        return distribution.quantile(LOW_SHARE) < distribution.quantile(1 - LOW_SHARE);
    }

    /**
     * The parameter with another prior, cut to the values that it may have; value and patients stay.
     *
     * @param text a distribution as the registry writes it
     * @throws IllegalArgumentException naming what is wrong with the text
     */
    Parameter withPrior(String text) {
        Distribution prior = new Clamped(DistributionText.parse(text, value), allowedLow(), allowedHigh());
        return new Parameter(id, symbol, value, unit, prior, betweenPatients, basis, source, note, place);
    }

    private Parameter with(double newValue, Distribution newDistribution) {
        Distribution moved = betweenPatients.moved(value, newValue);
        return new Parameter(id, symbol, newValue, unit, newDistribution, moved, basis, source, note, place);
    }
}

package org.allostat.evaluate;

import static java.math.MathContext.DECIMAL128;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.allostat.outcomes.Measure;
import org.allostat.random.NormalQuantile;

/**
 * A policy against a comparator on the same persons. Errors come from the differences within persons: each person's
 * linearized value under the policy minus the same person's under the comparator.
 *
 * <p>The number needed to treat is signed: persons who must follow the policy for one more of them to be helped; negative
 * where it harms (then its size is the number needed to harm). For a harmful event it is -1/difference, for a wished one
 * 1/difference. Its interval holds the reciprocals of the difference's bounds and exists only if that interval excludes 0:
 * otherwise the numbers run through infinity (Altman 1998, BMJ 317:1309).
 *
 * @param difference policy minus comparator, in the measure's unit
 * @param standardError of the difference; NaN if fewer than two persons contribute
 * @param interval 95%, normal
 * @param ratio policy over comparator; NaN if the comparator has 0
 * @param ratioInterval 95%, symmetric on the log scale by the delta method; undefined unless both values are positive
 * @param numberNeededToTreat NaN for what is no event to wish for or avoid, and for a difference of 0
 * @param numberNeededToTreatInterval 95%; undefined where the difference's interval holds 0
 * @param varianceReduction variance that independent samples of the same size would have, over the paired variance; NaN if
 *     that is 0
 */
public record PairedContrast(
        double difference,
        double standardError,
        ConfidenceInterval interval,
        double ratio,
        ConfidenceInterval ratioInterval,
        double numberNeededToTreat,
        ConfidenceInterval numberNeededToTreatInterval,
        double varianceReduction) {
    static final int POLICY_Y = 0;
    static final int POLICY_X = 1;
    static final int COMPARATOR_Y = 2;
    static final int COMPARATOR_X = 3;

    /**
     * The contrast of a measure.
     *
     * @param strata moments, in steps, of four variables: the policy's numerator and denominator, then the comparator's
     */
    public static PairedContrast of(Measure measure, List<StratumMoments> strata) {
        Side policy = Side.policy(measure, strata);
        Side comparator = Side.comparator(measure, strata);
        Difference less = Difference.of(policy, comparator, measure, strata);
        double help = helpPerDifference(measure);
        return new PairedContrast(
                less.difference(),
                less.standardError(),
                less.interval(),
                comparator.value().signum() == 0 ? Double.NaN : ratio(policy, comparator),
                less.hasVariance() ? ratioInterval(policy, comparator, strata) : ConfidenceInterval.undefined(),
                less.difference() == 0 ? Double.NaN : help / less.difference(),
                numberNeededToTreatInterval(less.interval(), help),
                less.variance() > 0 ? independentVariance(policy, comparator, strata) / less.variance() : Double.NaN);
    }

    /**
     * The difference alone, which costs a quarter of the contrast.
     *
     * @param strata as of {@link #of}
     */
    static Difference difference(Measure measure, List<StratumMoments> strata) {
        return Difference.of(Side.policy(measure, strata), Side.comparator(measure, strata), measure, strata);
    }

    /** Whether both sides can be estimated. */
    public static boolean isDefined(Measure measure, List<StratumMoments> strata) {
        return measure.kind() == Measure.Kind.TOTAL
                || (StratifiedEstimate.weightedSum(strata, POLICY_X).signum() > 0
                        && StratifiedEstimate.weightedSum(strata, COMPARATOR_X).signum() > 0);
    }

    private static double ratio(Side policy, Side comparator) {
        return NearestDouble.of(policy.value().divide(comparator.value(), DECIMAL128));
    }

    /** Variance of log(A/B) is that of the linearized values e_A/A - e_B/B. */
    private static ConfidenceInterval ratioInterval(Side policy, Side comparator, List<StratumMoments> strata) {
        if (policy.value().signum() <= 0 || comparator.value().signum() <= 0) {
            return ConfidenceInterval.undefined();
        }
        double variance = StratifiedEstimate.variance(strata, contrast(policy.logarithm(), comparator.logarithm()));
        double factor = StrictMath.exp(NormalQuantile.TWO_SIDED_95 * Math.sqrt(variance));
        double ratio = ratio(policy, comparator);
        return new ConfidenceInterval(ratio / factor, ratio * factor);
    }

    /** Persons helped per unit of difference: 1 for a wished event, -1 for a harm, NaN for neither. */
    private static double helpPerDifference(Measure measure) {
        if (measure.kind() != Measure.Kind.SHARE) {
            return Double.NaN;
        }
        return switch (measure.direction()) {
            case BENEFIT -> 1;
            case HARM -> -1;
            case NEUTRAL -> Double.NaN;
        };
    }

    private static ConfidenceInterval numberNeededToTreatInterval(ConfidenceInterval difference, double help) {
        if (!difference.excludesZero() || Double.isNaN(help)) {
            return ConfidenceInterval.undefined();
        }
        double atLow = help / difference.low();
        double atHigh = help / difference.high();
        return new ConfidenceInterval(Math.min(atLow, atHigh), Math.max(atLow, atHigh));
    }

    /** Variance of the difference if each side had its own persons. */
    private static double independentVariance(Side policy, Side comparator, List<StratumMoments> strata) {
        return StratifiedEstimate.variance(strata, contrast(policy, comparator.absent()))
                + StratifiedEstimate.variance(strata, contrast(policy.absent(), comparator));
    }

    private static List<BigDecimal> contrast(Side policy, Side comparator) {
        return Stream.concat(
                        policy.linearized().stream(),
                        comparator.linearized().stream().map(BigDecimal::negate))
                .toList();
    }

    /**
     * Policy minus comparator.
     *
     * @param difference in the measure's unit
     * @param variance of the difference in steps; NaN if fewer than two persons contribute
     * @param standardError in the measure's unit; NaN where the variance is
     * @param interval 95%, normal
     */
    record Difference(double difference, double variance, double standardError, ConfidenceInterval interval) {
        private static Difference of(Side policy, Side comparator, Measure measure, List<StratumMoments> strata) {
            BigDecimal steps = policy.value().subtract(comparator.value());
            double difference = NearestDouble.of(steps.multiply(measure.unitsPerStep()));
            boolean unknown = StratifiedEstimate.restsOnOnePerson(strata, POLICY_X)
                    || StratifiedEstimate.restsOnOnePerson(strata, COMPARATOR_X);
            double variance = unknown ? Double.NaN : StratifiedEstimate.variance(strata, contrast(policy, comparator));
            double standardError = Math.sqrt(variance) * measure.unitsPerStep().doubleValue();
            return new Difference(
                    difference, variance, standardError, ConfidenceInterval.normal(difference, standardError));
        }

        private boolean hasVariance() {
            return !Double.isNaN(variance);
        }
    }

    /**
     * One of the two that are compared.
     *
     * @param value ratio or total, in steps
     * @param linearized coefficients of its numerator and denominator in a person's linearized value
     */
    private record Side(BigDecimal value, List<BigDecimal> linearized) {
        static Side policy(Measure measure, List<StratumMoments> strata) {
            return of(measure, strata, POLICY_Y, POLICY_X);
        }

        static Side comparator(Measure measure, List<StratumMoments> strata) {
            return of(measure, strata, COMPARATOR_Y, COMPARATOR_X);
        }

        private static Side of(Measure measure, List<StratumMoments> strata, int numerator, int denominator) {
            if (measure.kind() == Measure.Kind.TOTAL) {
                return new Side(
                        StratifiedEstimate.weightedSum(strata, numerator), List.of(BigDecimal.ONE, BigDecimal.ZERO));
            }
            StratifiedEstimate.Ratio ratio = StratifiedEstimate.Ratio.of(strata, numerator, denominator);
            return new Side(ratio.value(), ratio.linearized());
        }

        /** The same side's logarithm. */
        Side logarithm() {
            return new Side(
                    value,
                    linearized.stream()
                            .map(coefficient -> coefficient.divide(value, DECIMAL128))
                            .toList());
        }

        /** The same side without any variation. */
        Side absent() {
            return new Side(value, List.of(BigDecimal.ZERO, BigDecimal.ZERO));
        }
    }
}

package org.allostat.evaluate.decision;

import java.util.ArrayList;
import java.util.List;

/**
 * How many patients in how many draws give a mean over draws its precision, model.md (84) (O'Hagan A, Stevenson M, Madan J. Health Econ
 * 2007;16:1009).
 *
 * @param varianceBetween variance between draws, Monte Carlo error taken off, of what is measured, squared unit; 0 or more
 * @param variancePerPatient Monte Carlo variance within a draw times its patients, squared unit; 0 or more
 * @param secondsPerDraw what a draw costs whatever its patients, s
 * @param secondsPerPatient what a patient in a draw costs, s; above 0
 */
public record PrecisionPlan(
        double varianceBetween, double variancePerPatient, double secondsPerDraw, double secondsPerPatient) {
    /** Fewest patients that a run can have, about. */
    private static final double FEWEST = 150;

    /**
     * One way to reach a precision.
     *
     * @param patients in each draw
     * @param draws how many
     * @param seconds what it costs
     */
    public record Split(long patients, long draws, double seconds) {}

    public PrecisionPlan {
        if (!(varianceBetween >= 0 && variancePerPatient >= 0 && secondsPerDraw >= 0 && secondsPerPatient > 0)) {
            throw new IllegalArgumentException("variances and costs must be 0 or more: " + varianceBetween + ", "
                    + variancePerPatient + ", " + secondsPerDraw + ", " + secondsPerPatient);
        }
    }

    /**
     * From what a pilot found.
     *
     * @param estimates by draw, shape [draws], 2 or more
     * @param standardErrors Monte Carlo standard errors, shape [draws]
     * @param patients behind them, shape [draws]
     */
    public static PrecisionPlan of(
            double[] estimates,
            double[] standardErrors,
            double[] patients,
            double secondsPerDraw,
            double secondsPerPatient) {
        int draws = estimates.length;
        double mean = 0;
        double within = 0;
        double perPatient = 0;
        for (int k = 0; k < draws; k++) {
            mean += estimates[k] / draws;
            within += standardErrors[k] * standardErrors[k] / draws;
            perPatient += standardErrors[k] * standardErrors[k] * patients[k] / draws;
        }
        double total = 0;
        for (double estimate : estimates) {
            total += (estimate - mean) * (estimate - mean) / (draws - 1);
        }
        return new PrecisionPlan(Math.max(0, total - within), perPatient, secondsPerDraw, secondsPerPatient);
    }

    /** Patients in each draw at which a given precision costs least. */
    public double cheapestPatients() {
        return varianceBetween == 0
                ? Double.POSITIVE_INFINITY
                : Math.max(
                        FEWEST, Math.sqrt(variancePerPatient * secondsPerDraw / (varianceBetween * secondsPerPatient)));
    }

    /**
     * The draws that so many patients in each need.
     *
     * @param standardError of the mean over draws that is wanted, above 0
     */
    public Split split(double patients, double standardError) {
        double variance = varianceBetween + variancePerPatient / patients;
        long draws = Math.max(1, (long) Math.ceil(variance / (standardError * standardError)));
        return new Split(
                Math.round(patients), draws, draws * (secondsPerDraw + secondsPerPatient * Math.round(patients)));
    }

    /**
     * The cheapest split, and some beside it, by patients.
     *
     * @param standardError of the mean over draws that is wanted, above 0
     */
    public List<Split> splits(double standardError) {
        double best = varianceBetween == 0
                ? Math.max(FEWEST, variancePerPatient / (standardError * standardError))
                : cheapestPatients();
        List<Split> splits = new ArrayList<>();
        for (double factor : new double[] {0.25, 0.5, 1, 2, 4}) {
            if (best * factor >= FEWEST) {
                splits.add(split(best * factor, standardError));
            }
        }
        return splits;
    }
}

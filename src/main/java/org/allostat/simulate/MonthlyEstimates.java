package org.allostat.simulate;

import org.allostat.population.StratumVariable;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Means, shares and counts of a month with their Monte Carlo errors, model.md (86): those of a sample that is stratified by exposure type, as the errors of
 * {@code policy_outcomes} are.
 */
final class MonthlyEstimates {
    /** Ends the names of columns with Monte Carlo standard errors. */
    private static final String ERROR = "_standard_error";

    private final StructType type;

    /** @param type columns of {@code monthly_outcomes} */
    MonthlyEstimates(StructType type) {
        this.type = type;
    }

    /**
     * The row of a cell.
     *
     * @param sampled patients of the cohort by exposure type
     */
    Row row(MonthlySums cell, long[] sampled) {
        @Nullable Object[] values = new Object[type.length()];
        StratumVariable variable = variable(cell.stratum());
        long[] sums = cell.sums();
        put(values, "policy", cell.policy());
        put(values, "draw", cell.draw());
        put(values, "stratum_variable", variable.label());
        put(values, "stratum", variable.strata().get(cell.stratum() - variable.offset()));
        put(values, "month", cell.month());
        put(values, "persons", persons(sums[MonthlyTally.PERSONS]));
        put(values, "patients", sums[MonthlyTally.PATIENTS]);
        boolean known = sums[MonthlyTally.PATIENTS] > 1; // one patient says nothing of how patients differ
        for (int mean = 0; mean < MonthlySquares.MEANS.length; mean++) {
            String name = nameOf(MonthlySquares.MEANS[mean]);
            put(values, name, ratio(sums, mean));
            put(values, name + ERROR, known ? errorOfMean(cell, sampled, sums, mean) : null);
        }
        for (int count : MonthlySquares.COUNTS) {
            put(values, nameOf(count), persons(sums[count]));
            put(values, nameOf(count) + ERROR, known ? errorOfCount(cell, sampled, count) : null);
        }
        return RowFactory.create(values);
    }

    private void put(@Nullable Object[] values, String column, @Nullable Object value) {
        values[type.fieldIndex(column)] = value;
    }

    private static StratumVariable variable(int stratum) {
        StratumVariable found = StratumVariable.ALL;
        for (StratumVariable variable : StratumVariable.values()) {
            if (stratum >= variable.offset()) {
                found = variable;
            }
        }
        return found;
    }

    private static String nameOf(int field) {
        return switch (field) {
            case MonthlyTally.MME_DAYS -> "mean_mme_per_day";
            case MonthlyTally.OFF_OPIOIDS -> "share_off_opioids";
            case MonthlyTally.ON_BUPRENORPHINE -> "share_on_buprenorphine";
            case MonthlyTally.OVERDOSES -> "overdoses";
            case MonthlyTally.DEATHS -> "deaths";
            case MonthlyTally.CRISES -> "crises";
            default -> MonthlyTally.column(field - MonthlyTally.FIRST_READOUT);
        };
    }

    private static double ratio(long[] sums, int mean) {
        return (double) sums[MonthlySquares.MEANS[mean]] / sums[MonthlyTally.PERSON_DAYS];
    }

    /** Linearized: that of the total of value - mean days, over the days. */
    private static double errorOfMean(MonthlySums cell, long[] sampled, long[] sums, int mean) {
        double ratio = ratio(sums, mean);
        double steps = MonthlySquares.stepsPerUnit(mean);
        double variance = 0;
        for (int i = 0; i < sampled.length; i++) {
            long[] of = cell.byType()[i];
            double weight = cell.weights()[i];
            if (of[MonthlyTally.PATIENTS] > 0) {
                double monthsPerStep = 1 / (weight * MonthlyTally.STEPS_PER_UNIT * MonthlySquares.DAYS_OF_A_MONTH);
                double value = of[MonthlySquares.MEANS[mean]] * monthsPerStep;
                double days = of[MonthlyTally.PERSON_DAYS] * monthsPerStep;
                double product = value - of[IrregularMonths.FIRST_MISSED + mean] / steps;
                double squaredDays = of[MonthlyTally.PATIENTS]
                        - of[IrregularMonths.SQUARED_DAYS_MISSED] / MonthlySquares.STEPS_PER_SMALL_UNIT;
                double squares = of[MonthlySquares.FIRST_SQUARE + mean] / steps
                        - 2 * ratio * product
                        + ratio * ratio * squaredDays;
                variance += varianceOfTotal(weight, sampled[i], squares, value - ratio * days);
            }
        }
        return Math.sqrt(variance) * MonthlySquares.DAYS_OF_A_MONTH / persons(sums[MonthlyTally.PERSON_DAYS]);
    }

    /** Of a weighted total. */
    private static double errorOfCount(MonthlySums cell, long[] sampled, int field) {
        double variance = 0;
        for (int i = 0; i < sampled.length; i++) {
            long[] of = cell.byType()[i];
            double weight = cell.weights()[i];
            if (of[MonthlyTally.PATIENTS] > 0) {
                double count = persons(of[field]) / weight;
                variance += varianceOfTotal(weight, sampled[i], count + repeated(of, field), count);
            }
        }
        return Math.sqrt(variance);
    }

    private static long repeated(long[] sums, int field) {
        return switch (field) {
            case MonthlyTally.OVERDOSES -> sums[IrregularMonths.OVERDOSES_REPEATED];
            case MonthlyTally.CRISES -> sums[IrregularMonths.CRISES_REPEATED];
            default -> 0;
        };
    }

    /**
     * An exposure type's part of the variance of a weighted total. Who is not in the stratum, or dead, counts as sampled and has 0; a single patient
     * contributes the distance from 0.
     */
    private static double varianceOfTotal(double weight, long sampled, double squares, double sum) {
        double spread = sampled > 1
                ? Math.max(0, squares - sum * sum / sampled) * sampled / (sampled - 1)
                : Math.max(0, squares);
        return weight * weight * spread;
    }

    private static double persons(long steps) {
        return steps / MonthlyTally.STEPS_PER_UNIT;
    }
}

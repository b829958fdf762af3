package org.allostat.simulate;

import java.util.ArrayList;
import java.util.List;
import org.allostat.population.StratumVariable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Exact monthly sums as rows that add up, and the means of {@code monthly_outcomes} from their totals, with their Monte Carlo errors. */
final class MonthlyRows {
    private static final String SUM = "s";
    private static final String SQUARE = "q";
    private static final int KEYS = 5;

    /** Ends the names of columns with Monte Carlo standard errors. */
    private static final String ERROR = "_standard_error";

    private MonthlyRows() {}

    /** Policy, draw, stratum variable, stratum, month, then the sums in the order of {@link MonthlyTally}. */
    static StructType type() {
        StructType type = new StructType()
                .add("policy", DataTypes.StringType, false)
                .add("draw", DataTypes.IntegerType, false)
                .add("stratum_variable", DataTypes.StringType, false)
                .add("stratum", DataTypes.StringType, false)
                .add("month", DataTypes.IntegerType, false);
        for (int field = 0; field < MonthlyTally.FIELDS; field++) {
            type = type.add(SUM + field, DataTypes.LongType, false);
        }
        for (int field = 0; field < MonthlySquares.FIELDS; field++) {
            type = type.add(SQUARE + field, DataTypes.LongType, false);
        }
        return type;
    }

    static Row row(MonthlySums cell) {
        StratumVariable variable = variable(cell.stratum());
        Object[] values = new Object[KEYS + MonthlyTally.FIELDS + MonthlySquares.FIELDS];
        values[0] = cell.policy();
        values[1] = cell.draw();
        values[2] = variable.label();
        values[3] = variable.strata().get(cell.stratum() - variable.offset());
        values[4] = cell.month();
        for (int field = 0; field < MonthlyTally.FIELDS; field++) {
            values[KEYS + field] = cell.sums()[field];
        }
        for (int field = 0; field < MonthlySquares.FIELDS; field++) {
            values[KEYS + MonthlyTally.FIELDS + field] = cell.squares()[field];
        }
        return RowFactory.create(values);
    }

    /** Of draws besides draw 0 the months of all patients and of each exposure type are kept: those of all strata would be many. */
    static boolean isKeptOfDraws(MonthlySums cell) {
        StratumVariable variable = variable(cell.stratum());
        return variable == StratumVariable.ALL || variable == StratumVariable.EXPOSURE_TYPE;
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

    /** The table from rows of any number of tasks: long sums are exact in every order. */
    static Dataset<Row> monthlyOutcomes(Dataset<Row> rows) {
        List<Column> sums = new ArrayList<>();
        for (int field = 0; field < MonthlyTally.FIELDS; field++) {
            sums.add(functions.sum(SUM + field).as(SUM + field));
        }
        for (int field = 0; field < MonthlySquares.FIELDS; field++) {
            sums.add(functions.sum(SQUARE + field).as(SQUARE + field));
        }
        Dataset<Row> totals = rows.groupBy("policy", "draw", "stratum_variable", "stratum", "month")
                .agg(sums.get(0), sums.subList(1, sums.size()).toArray(Column[]::new));
        List<String> columns = new ArrayList<>(List.of(
                "policy",
                "draw",
                "stratum_variable",
                "stratum",
                "month",
                persons(MonthlyTally.PERSONS) + " AS persons",
                sum(MonthlyTally.PATIENTS) + " AS patients",
                perPersonDay(MonthlyTally.MME_DAYS) + " AS mean_mme_per_day",
                persons(MonthlyTally.OVERDOSES) + " AS overdoses",
                persons(MonthlyTally.DEATHS) + " AS deaths",
                persons(MonthlyTally.CRISES) + " AS crises",
                perPersonDay(MonthlyTally.OFF_OPIOIDS) + " AS share_off_opioids",
                perPersonDay(MonthlyTally.ON_BUPRENORPHINE) + " AS share_on_buprenorphine"));
        for (int r = 0; r < MonthlyTally.READOUTS.length; r++) {
            columns.add(perPersonDay(MonthlyTally.FIRST_READOUT + r) + " AS " + MonthlyTally.column(r));
        }
        for (int mean = 0; mean < MonthlySquares.MEANS.length; mean++) {
            columns.add(errorOfMean(mean) + " AS " + nameOf(MonthlySquares.MEANS[mean]) + ERROR);
        }
        for (int count = 0; count < MonthlySquares.COUNTS.length; count++) {
            columns.add(errorOfCount(count) + " AS " + nameOf(MonthlySquares.COUNTS[count]) + ERROR);
        }
        return totals.selectExpr(columns.toArray(String[]::new))
                .orderBy("policy", "draw", "stratum_variable", "stratum", "month");
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

    /** Linearized: the root of the sum of squares of (value - mean days) over the sum of days. */
    private static String errorOfMean(int mean) {
        String ratio = "(" + perPersonDay(MonthlySquares.MEANS[mean]) + ")";
        double steps = MonthlySquares.stepsPerUnit(mean);
        String residuals = inUnits(MonthlySquares.FIRST_SQUARE + mean, steps) + " - 2 * " + ratio + " * "
                + inUnits(MonthlySquares.FIRST_PRODUCT + mean, steps) + " + " + ratio + " * " + ratio + " * "
                + inUnits(MonthlySquares.SQUARED_DAYS, MonthlySquares.stepsPerUnit());
        String months = "(" + persons(MonthlyTally.PERSON_DAYS) + " / " + MonthlySquares.DAYS_OF_A_MONTH + ")";
        return ofPatients("sqrt(" + ofSample("greatest(0D, " + residuals + ")") + ") / " + months);
    }

    /** Of a weighted total: the root of the sum of squares about the patients' mean. */
    private static String errorOfCount(int count) {
        String total = "(" + persons(MonthlySquares.COUNTS[count]) + ")";
        String residuals = inUnits(MonthlySquares.FIRST_COUNT + count, MonthlySquares.stepsPerUnit()) + " - " + total
                + " * " + total + " / " + sum(MonthlyTally.PATIENTS);
        return ofPatients("sqrt(" + ofSample("greatest(0D, " + residuals + ")") + ")");
    }

    private static String ofSample(String squares) {
        return squares + " * " + sum(MonthlyTally.PATIENTS) + " / (" + sum(MonthlyTally.PATIENTS) + " - 1)";
    }

    /** Nothing where no squares are kept, or one patient says nothing of how patients differ. */
    private static String ofPatients(String error) {
        return "CASE WHEN " + sum(MonthlyTally.PATIENTS) + " > 1 AND " + SQUARE + MonthlySquares.SQUARED_DAYS
                + " > 0 THEN " + error + " END";
    }

    private static String inUnits(int field, double steps) {
        return "CAST(" + SQUARE + field + " AS DOUBLE) / " + steps;
    }

    private static String sum(int field) {
        return SUM + field;
    }

    private static String persons(int field) {
        return "CAST(" + sum(field) + " AS DOUBLE) / " + MonthlyTally.STEPS_PER_UNIT;
    }

    private static String perPersonDay(int field) {
        return "CAST(" + sum(field) + " AS DOUBLE) / CAST(" + sum(MonthlyTally.PERSON_DAYS) + " AS DOUBLE)";
    }
}

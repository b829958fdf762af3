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

/** Exact monthly sums as rows that add up, and the means of {@code monthly_outcomes} from their totals. */
final class MonthlyRows {
    private static final String SUM = "s";

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
        return type;
    }

    static Row row(MonthlySums cell) {
        StratumVariable variable = variable(cell.stratum());
        Object[] values = new Object[5 + MonthlyTally.FIELDS];
        values[0] = cell.policy();
        values[1] = cell.draw();
        values[2] = variable.label();
        values[3] = variable.strata().get(cell.stratum() - variable.offset());
        values[4] = cell.month();
        for (int field = 0; field < MonthlyTally.FIELDS; field++) {
            values[5 + field] = cell.sums()[field];
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
        return totals.selectExpr(columns.toArray(String[]::new))
                .orderBy("policy", "draw", "stratum_variable", "stratum", "month");
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

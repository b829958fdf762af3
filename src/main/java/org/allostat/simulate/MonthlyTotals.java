package org.allostat.simulate;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Rows of {@code monthly_outcomes} from those of {@link MonthlyRows}, which come sorted: all of a policy and draw together, and first of them the first
 * month of all patients, which tells how many there are.
 *
 * @param type columns of the table
 */
record MonthlyTotals(StructType type) implements MapPartitionsFunction<Row, Row> {
    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
        MonthlyEstimates estimates = new MonthlyEstimates(type);
        return new Iterator<>() {
            private @Nullable Row first = rows.hasNext() ? rows.next() : null;
            private long[] sampled = new long[MonthlyTally.TYPES];

            @Override
            public boolean hasNext() {
                return first != null;
            }

            @Override
            public Row next() {
                Row begin = first;
                if (begin == null) {
                    throw new NoSuchElementException("no rows left");
                }
                MonthlySums cell = new MonthlySums(
                        begin.getString(MonthlyRows.POLICY),
                        begin.getInt(MonthlyRows.DRAW),
                        begin.getInt(MonthlyRows.STRATUM),
                        begin.getInt(MonthlyRows.MONTH),
                        new long[MonthlyTally.TYPES][IrregularMonths.END],
                        new double[MonthlyTally.TYPES]);
                MonthlyRows.addTo(cell, begin);
                first = null;
                while (rows.hasNext() && first == null) {
                    Row row = rows.next();
                    if (sameCell(begin, row)) {
                        MonthlyRows.addTo(cell, row);
                    } else {
                        first = row;
                    }
                }
                if (cell.stratum() == 0 && cell.month() == 0) {
                    sampled = patients(cell.byType());
                }
                return estimates.row(cell, sampled);
            }
        };
    }

    private static long[] patients(long[][] byType) {
        long[] patients = new long[byType.length];
        for (int type = 0; type < byType.length; type++) {
            patients[type] = byType[type][MonthlyTally.PATIENTS];
        }
        return patients;
    }

    private static boolean sameCell(Row a, Row b) {
        return a.getInt(MonthlyRows.MONTH) == b.getInt(MonthlyRows.MONTH)
                && a.getInt(MonthlyRows.STRATUM) == b.getInt(MonthlyRows.STRATUM)
                && a.getInt(MonthlyRows.DRAW) == b.getInt(MonthlyRows.DRAW)
                && a.getString(MonthlyRows.POLICY).equals(b.getString(MonthlyRows.POLICY));
    }
}

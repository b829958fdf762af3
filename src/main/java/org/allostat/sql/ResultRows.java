package org.allostat.sql;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.allostat.problem.InputException;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a JDBC result. Where the result has a column {@code patients}, a row that rests on too few loses its
 * estimates (fractional numbers) and the count, as the views' own rows do.
 */
final class ResultRows implements Iterator<List<@Nullable Object>> {
    private static final int ABSENT = -1;
    private static final Set<Integer> NUMERIC = Set.of(
            Types.TINYINT,
            Types.SMALLINT,
            Types.INTEGER,
            Types.BIGINT,
            Types.FLOAT,
            Types.REAL,
            Types.DOUBLE,
            Types.DECIMAL,
            Types.NUMERIC);
    private static final Set<String> NUMERIC_NAMES = Set.of("HUGEINT", "UHUGEINT", "UBIGINT", "UINTEGER", "USMALLINT");

    private final ResultSet rows;
    private final List<QueryResult.Column> columns = new ArrayList<>();
    private final boolean blanks;
    private int patientsColumn = ABSENT;
    private boolean hasNext;
    private long blankedRows;

    ResultRows(ResultSet rows, DuckDbTables.SmallCells smallCells) throws SQLException {
        this.rows = rows;
        this.blanks = smallCells == DuckDbTables.SmallCells.BLANK;
        ResultSetMetaData meta = rows.getMetaData();
        for (int i = 0; i < meta.getColumnCount(); i++) {
            String name = meta.getColumnLabel(i + 1);
            boolean numeric = NUMERIC.contains(meta.getColumnType(i + 1))
                    || NUMERIC_NAMES.contains(meta.getColumnTypeName(i + 1));
            columns.add(new QueryResult.Column(name, numeric));
            if (name.equalsIgnoreCase(DuckDbTables.PATIENTS) && numeric) {
                patientsColumn = i;
            }
        }
        this.hasNext = rows.next();
    }

    List<QueryResult.Column> columns() {
        return columns;
    }

    /** Rows so far whose estimates were withheld. */
    long blankedRows() {
        return blankedRows;
    }

    @Override
    public boolean hasNext() {
        return hasNext;
    }

    @Override
    public List<@Nullable Object> next() {
        if (!hasNext) {
            throw new NoSuchElementException("no row left");
        }
        try {
            List<@Nullable Object> row = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                row.add(rows.getObject(i + 1));
            }
            hasNext = rows.next();
            blankIfSmall(row);
            return row;
        } catch (SQLException failure) {
            throw new InputException(
                    String.valueOf(failure.getMessage()).strip().lines().toList());
        }
    }

    private void blankIfSmall(List<@Nullable Object> row) {
        if (!blanks || patientsColumn == ABSENT) {
            return;
        }
        Object patients = row.get(patientsColumn);
        boolean small = !(patients instanceof Number number) || number.longValue() < DuckDbTables.SMALLEST_CELL;
        if (small) {
            blankedRows++;
            row.replaceAll(value ->
                    value instanceof Double || value instanceof Float || value instanceof BigDecimal ? null : value);
            row.set(patientsColumn, null);
        }
    }
}

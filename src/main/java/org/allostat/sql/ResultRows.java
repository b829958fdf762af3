package org.allostat.sql;

import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of a JDBC result, read once, and a fingerprint of what was read. */
final class ResultRows implements Iterator<List<@Nullable Object>> {
    /** Sums over many threads differ in their last digits from one time to the next. */
    private static final MathContext COMPARED_DIGITS = new MathContext(9);

    private static final long ODD = 0x9E3779B97F4A7C15L; // 2^64 over the golden ratio, as hashes use it
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
    private final boolean takesFingerprint;
    private boolean hasNext;
    private long fingerprint;

    ResultRows(ResultSet rows, boolean takesFingerprint) throws SQLException {
        this.rows = rows;
        this.takesFingerprint = takesFingerprint;
        ResultSetMetaData meta = rows.getMetaData();
        for (int i = 0; i < meta.getColumnCount(); i++) {
            String name = meta.getColumnLabel(i + 1);
            boolean numeric = NUMERIC.contains(meta.getColumnType(i + 1))
                    || NUMERIC_NAMES.contains(meta.getColumnTypeName(i + 1));
            columns.add(new QueryResult.Column(name, numeric));
        }
        this.hasNext = rows.next();
    }

    List<QueryResult.Column> columns() {
        return columns;
    }

    /** Equal for equal rows so far, in any order; numbers count to nine digits. */
    long fingerprint() {
        return fingerprint;
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
            fingerprint += takesFingerprint ? fingerprint(row) : 0;
            return row;
        } catch (SQLException failure) {
            throw DuckDbMessage.of(failure);
        }
    }

    private static long fingerprint(List<@Nullable Object> row) {
        long hash = 1;
        for (Object value : row) {
            hash = (hash ^ comparable(value).hashCode()) * ODD;
            hash ^= hash >>> 32;
        }
        return hash;
    }

    private static String comparable(@Nullable Object value) {
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            return Double.isFinite(number)
                    ? new BigDecimal(number)
                            .round(COMPARED_DIGITS)
                            .stripTrailingZeros()
                            .toString()
                    : Double.toString(number);
        }
        return String.valueOf(value);
    }
}

package org.allostat.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.allostat.table.TableSchema;

/** Tables and views of a session and their columns, as the database has them: what the user made is among them. */
final class SessionNames {
    private static final String ALL =
            "SELECT view_name, comment, false, 0 FROM duckdb_views() WHERE NOT internal UNION ALL "
                    + "SELECT table_name, comment, true, estimated_size FROM duckdb_tables() WHERE NOT internal ORDER BY 1";
    private static final String COLUMNS = "SELECT column_name, data_type, comment FROM duckdb_columns()"
            + " WHERE NOT internal AND lower(table_name) = lower(?) ORDER BY column_index";

    private final Connection connection;

    SessionNames(Connection connection) {
        this.connection = connection;
    }

    /**
     * A table or view.
     *
     * @param holdsRows whether it is a table of the user's own
     * @param rows of such a table
     */
    record Named(String name, String comment, boolean holdsRows, long rows) {
        String kind() {
            return TableSchema.NAMES.contains(name) || holdsRows ? "table" : "view";
        }

        String brief() {
            return firstSentence(comment);
        }
    }

    /** A column. */
    record Column(String name, String type, String comment) {
        boolean isText() {
            return type.equals("VARCHAR") || type.startsWith("ENUM");
        }

        String brief() {
            int end = comment.indexOf("; ");
            return firstSentence(end < 0 ? comment : comment.substring(0, end));
        }
    }

    List<Named> all() throws SQLException {
        List<Named> names = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(ALL);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                names.add(new Named(rows.getString(1), text(rows, 2), rows.getBoolean(3), rows.getLong(4)));
            }
        }
        return names;
    }

    /** The table or view of a name, in whatever case it is written. */
    Optional<Named> of(String name) throws SQLException {
        return all().stream().filter(each -> each.name().equalsIgnoreCase(name)).findFirst();
    }

    /** Columns of a table or view; none where there is no such one. */
    List<Column> columns(String name) throws SQLException {
        List<Column> columns = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    columns.add(new Column(rows.getString(1), rows.getString(2), text(rows, 3)));
                }
            }
        }
        return columns;
    }

    private static String firstSentence(String comment) {
        int end = comment.indexOf(". ");
        return end < 0 ? comment : comment.substring(0, end);
    }

    private static String text(ResultSet rows, int column) throws SQLException {
        String text = rows.getString(column);
        return text == null ? "" : text;
    }
}

package org.allostat.sql;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.allostat.problem.InputException;
import org.allostat.run.CompleteRun;
import org.jspecify.annotations.Nullable;

/** The tables and plain views of one run for queries of the program. */
final class RunTables implements AutoCloseable {
    private final Connection connection;

    /** Nothing is withheld here, so whoever asks must. */
    RunTables(CompleteRun run) {
        this(run, DuckDbTables.SmallCells.SHOW);
    }

    RunTables(CompleteRun run, DuckDbTables.SmallCells smallCells) {
        try {
            connection = DriverManager.getConnection(DuckDbTables.IN_MEMORY);
            try (Statement statement = connection.createStatement()) {
                for (String view : DuckDbTables.views(List.of(run), smallCells)) {
                    statement.execute(view);
                }
            }
        } catch (SQLException failure) {
            throw unreadable(failure);
        }
    }

    /** Executes a statement that answers nothing. */
    void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw unreadable(failure);
        }
    }

    /** Hands a query's whole answer on. */
    void answer(String query, Reader reader) {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(query)) {
            reader.read(answer);
        } catch (SQLException failure) {
            throw unreadable(failure);
        }
    }

    /** Hands each row of a query's answer on. */
    void ask(String query, Reader reader) {
        answer(query, rows -> {
            while (rows.next()) {
                reader.read(rows);
            }
        });
    }

    /** The same of a query with parameters. */
    void ask(String query, List<Object> parameters, Reader reader) {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, parameters.get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        } catch (SQLException failure) {
            throw unreadable(failure);
        }
    }

    /** The first column of a query's answer. */
    List<String> names(String query) {
        List<String> names = new ArrayList<>();
        ask(query, row -> names.add(row.getString(1)));
        return names;
    }

    /** A number of a row; null where it is NULL. */
    static @Nullable Double number(ResultSet row, int column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw unreadable(failure);
        }
    }

    private static InputException unreadable(SQLException failure) {
        return DuckDbMessage.of(failure);
    }

    /** Takes a row, or an answer. */
    interface Reader {
        void read(ResultSet rows) throws SQLException;
    }
}

package org.allostat.sql;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.allostat.problem.InputException;
import org.allostat.run.CompleteRun;
import org.allostat.table.TableSchema;

/** An embedded database with the tables of runs as views, printing what it answers. */
public final class SqlSession implements AutoCloseable {
    private final Connection connection;
    private final List<CompleteRun> runs;
    private final DuckDbTables.SmallCells smallCells;
    private final Withholding withholding;
    private final ResultFormat format;
    private final PrintWriter out;
    private final PrintWriter err;

    public SqlSession(
            List<CompleteRun> runs,
            DuckDbTables.SmallCells smallCells,
            ResultFormat format,
            PrintWriter out,
            PrintWriter err)
            throws SQLException {
        this.runs = runs;
        this.smallCells = smallCells;
        this.format = format;
        this.out = out;
        this.err = err;
        this.connection = DriverManager.getConnection(DuckDbTables.IN_MEMORY);
        this.withholding = new Withholding(connection, runs);
        try (Statement statement = connection.createStatement()) {
            for (String view : DuckDbTables.views(runs, smallCells)) {
                statement.execute(view);
            }
        } catch (SQLException failure) {
            connection.close();
            throw new InputException(
                    String.valueOf(failure.getMessage()).strip().lines().toList());
        }
    }

    /**
     * Executes one statement and prints its rows, if it has any.
     *
     * @throws InputException with DuckDB's message, position included, if the statement is wrong
     */
    public void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            boolean mayLack = smallCells == DuckDbTables.SmallCells.BLANK && withholding.mayTouch(sql);
            long fingerprint = 0;
            if (statement.execute(sql)) {
                try (ResultSet rows = statement.getResultSet()) {
                    fingerprint = print(new ResultRows(rows, mayLack));
                }
            }
            if (mayLack) {
                withholding.notes(sql, fingerprint).forEach(err::println);
                err.flush();
            }
        } catch (SQLException failure) {
            throw new InputException(
                    String.valueOf(failure.getMessage()).strip().lines().toList());
        }
    }

    void printTables() {
        List<String> names = TableSchema.NAMES.stream()
                .filter(name ->
                        runs.stream().anyMatch(run -> run.manifest().table(name).isPresent()))
                .toList();
        format.print(TableListing.tables(names), out);
        out.flush();
    }

    void printColumns(String table) {
        format.print(TableListing.columns(TableSchema.of(table)), out);
        out.flush();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private long print(ResultRows rows) {
        format.print(new QueryResult(rows.columns(), rows), out);
        out.flush();
        return rows.fingerprint();
    }
}

package org.allostat.sql;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.allostat.problem.InputException;
import org.allostat.problem.Nearest;
import org.allostat.problem.Shown;
import org.allostat.run.CompleteRun;
import org.allostat.table.TableSchema;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** An embedded database with the tables of runs as views, printing what it answers. */
public final class SqlSession implements AutoCloseable {
    private final Connection connection;
    private final List<CompleteRun> runs;
    private final DuckDbTables.SmallCells smallCells;
    private final Withholding withholding;
    private final Connection aside;
    private final SessionNames names;
    private final Labels labels;
    private final AbsentLiterals absentLiterals;
    private volatile @Nullable Statement running;
    private final Files files;
    private final ResultFormat format;
    private final PrintWriter out;
    private final PrintWriter err;

    /** Which files statements may read and write. */
    public enum Files {
        /** They read the tables of the runs, and neither write nor load anything. */
        OF_THE_RUNS,
        /** Any that the user may; extensions and the network too. */
        ANY
    }

    public SqlSession(
            List<CompleteRun> runs,
            DuckDbTables.SmallCells smallCells,
            Files files,
            ResultFormat format,
            PrintWriter out,
            PrintWriter err)
            throws SQLException {
        this.runs = runs;
        this.smallCells = smallCells;
        this.files = files;
        this.format = format;
        this.out = out;
        this.err = err;
        this.connection = DriverManager.getConnection(DuckDbTables.IN_MEMORY);
        this.withholding = new Withholding(connection, runs);
        try (Statement statement = connection.createStatement()) {
            for (String view : DuckDbTables.views(runs, smallCells)) {
                statement.execute(view);
            }
            if (files == Files.OF_THE_RUNS) {
                Confinement.confine(connection, runs);
            }
        } catch (SQLException failure) {
            connection.close();
            throw told(failure);
        }
        // what the session asks for itself must neither see nor end a transaction of the user's
        this.aside = connection.unwrap(DuckDBConnection.class).duplicate();
        this.names = new SessionNames(aside);
        this.labels = new Labels(aside, names, runs);
        this.absentLiterals = new AbsentLiterals(aside, names, labels);
    }

    /**
     * Executes one statement and prints its rows, if it has any.
     *
     * @throws InputException with DuckDB's message, position included, if the statement is wrong
     */
    public void execute(String sql) {
        if (files == Files.OF_THE_RUNS) {
            Confinement.refuseWriting(sql);
        }
        try (Statement statement = connection.createStatement()) {
            running = statement;
            boolean mayLack = smallCells == DuckDbTables.SmallCells.BLANK && withholding.mayTouch(sql);
            long fingerprint = 0;
            if (statement.execute(sql)) {
                try (ResultSet rows = statement.getResultSet()) {
                    fingerprint = print(new ResultRows(rows, mayLack));
                }
            }
            if (mayLack) {
                withholding.notes(sql, fingerprint).forEach(err::println);
            }
            absentLiterals.notes(sql).forEach(err::println);
            err.flush();
        } catch (SQLException failure) {
            throw told(failure);
        } finally {
            running = null;
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

    /** Tables and views, the user's own among them. */
    void printNames() {
        format.print(TableListing.names(asked(names::all)), out);
        out.flush();
    }

    /** Columns of a table of runs as it is declared, with unit and what may be NULL; of anything else as the database has it. */
    void printDeclaration(String name) {
        if (TableSchema.NAMES.contains(name)) {
            format.print(TableListing.columns(TableSchema.of(name)), out);
            out.flush();
        } else {
            printColumns(name);
        }
    }

    /** Columns of a table or view with their comments. */
    void printColumns(String name) {
        SessionNames.Named named = asked(() -> names.of(name)).orElseThrow(() -> unknown(name));
        if (format == ResultFormat.TABLE && !named.comment().isEmpty()) {
            out.println(named.name() + ": " + named.comment());
        }
        format.print(TableListing.namedColumns(asked(() -> names.columns(named.name()))), out);
        out.flush();
    }

    /** What may stand where a statement is being typed. */
    public SqlCompletion completion() {
        return new SqlCompletion(names, labels);
    }

    /** Ends the statement that is being executed, if one is; another thread asks for it. */
    public void cancel() {
        Statement statement = running;
        if (statement != null) {
            try {
                statement.cancel();
            } catch (SQLException ended) {
                // there is nothing left to end
                return;
            }
        }
    }

    private InputException unknown(String name) {
        List<String> known =
                asked(names::all).stream().map(SessionNames.Named::name).toList();
        return new InputException("no table '" + Shown.value(name) + "'" + Nearest.hint(name, known)
                + "; tables and views are " + String.join(", ", known));
    }

    private static <T> T asked(Question<T> question) {
        try {
            return question.ask();
        } catch (SQLException failure) {
            throw told(failure);
        }
    }

    private static InputException told(SQLException failure) {
        return DuckDbMessage.of(failure, Confinement.HOW);
    }

    /** A question to the database. */
    private interface Question<T> {
        T ask() throws SQLException;
    }

    @Override
    public void close() throws SQLException {
        aside.close();
        connection.close();
    }

    private long print(ResultRows rows) {
        format.print(new QueryResult(rows.columns(), rows), out);
        out.flush();
        return rows.fingerprint();
    }
}

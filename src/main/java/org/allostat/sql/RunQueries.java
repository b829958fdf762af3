package org.allostat.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.allostat.report.Dataset;
import org.allostat.run.CompleteRun;
import org.jspecify.annotations.Nullable;

/** Asks one run the documented queries of the program, small cells withheld unless they are to be shown. */
public final class RunQueries implements AutoCloseable {
    private static final String SMALLEST = "/*smallest*/ " + DuckDbTables.SMALLEST_CELL;

    private final CompleteRun run;
    private final DuckDbTables.SmallCells smallCells;
    private final RunTables tables;

    public RunQueries(CompleteRun run, DuckDbTables.SmallCells smallCells) {
        this.run = run;
        this.smallCells = smallCells;
        tables = new RunTables(run, smallCells);
    }

    /** The answer; empty where the run lacks a table that the query reads. */
    public Optional<Dataset> ask(DocumentedQuery query) {
        return ask(query, Map.of());
    }

    /**
     * The answer; empty where the run lacks a table that the query reads.
     *
     * @param variables what {@code getvariable} gives in the query, as SQL expressions
     */
    public Optional<Dataset> ask(DocumentedQuery query, Map<String, String> variables) {
        if (!lacking(query).isEmpty()) {
            return Optional.empty();
        }
        variables.forEach((variable, value) -> tables.execute("SET VARIABLE " + variable + " = " + value));
        List<List<@Nullable Object>> all = new ArrayList<>();
        tables.answer(sql(query), answer -> {
            ResultRows rows = new ResultRows(answer, false);
            agree(query, rows);
            rows.forEachRemaining(all::add);
        });
        return Optional.of(dataset(query, all));
    }

    /** Tables that the query reads and the run has not. */
    public List<String> lacking(DocumentedQuery query) {
        return query.inputs().stream()
                .filter(table -> !PlainViews.EVERYWHERE.contains(table)
                        && run.manifest().table(table).isEmpty())
                .toList();
    }

    /** The first column of an answer as text. */
    public List<String> names(String sql) {
        return tables.names(sql);
    }

    private String sql(DocumentedQuery query) {
        return smallCells == DuckDbTables.SmallCells.SHOW ? query.sql().replace(SMALLEST, "0") : query.sql();
    }

    private static void agree(DocumentedQuery query, ResultRows rows) {
        List<String> found =
                rows.columns().stream().map(QueryResult.Column::name).toList();
        List<String> said =
                query.columns().stream().map(DocumentedQuery.Column::name).toList();
        if (!found.equals(said)) {
            throw new IllegalStateException(query.id() + ".sql says columns " + said + " and has " + found);
        }
    }

    private Dataset dataset(DocumentedQuery query, List<List<@Nullable Object>> rows) {
        return new Dataset(
                query.id(),
                query.title(),
                query.meaning(),
                query.grain(),
                query.inputs(),
                sql(query),
                query.columns().stream()
                        .map(column -> new Dataset.Column(column.name(), column.unit(), column.meaning()))
                        .toList(),
                rows);
    }

    @Override
    public void close() {
        tables.close();
    }
}

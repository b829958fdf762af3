package org.allostat.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.allostat.report.Dataset;
import org.allostat.run.CompleteRun;
import org.allostat.sql.DocumentedQuery;
import org.allostat.sql.DuckDbTables;
import org.allostat.sql.RunQueries;

/** What a run answers to the queries that its page and its summary are made of; each is asked once. */
final class RunAnswers implements AutoCloseable {
    private static final String FOLDER = "/allostat/sql/report/";

    /** In the order of the page. */
    static final List<String> QUERIES = List.of(
            "measures",
            "contrasts",
            "turned",
            "structures",
            "courses",
            "course_uncertainty",
            "outcomes",
            "differences",
            "cohort",
            "cost_effectiveness",
            "plane",
            "acceptability",
            "information",
            "tornado",
            "budget",
            "published",
            "emulated",
            "narrowed",
            "fit",
            "parameters");

    private final CompleteRun run;
    private final Map<String, Optional<Dataset>> answers = new LinkedHashMap<>();

    private final RunQueries queries;

    RunAnswers(CompleteRun run, DuckDbTables.SmallCells smallCells) {
        this.run = run;
        queries = new RunQueries(run, smallCells);
    }

    static DocumentedQuery query(String name) {
        return DocumentedQuery.ofResource(FOLDER + name + ".sql");
    }

    CompleteRun run() {
        return run;
    }

    /** The study, as the manifest has it. */
    JsonNode config() {
        return run.manifest().config();
    }

    /** Those that the run has the tables for. */
    List<Dataset> all() {
        return QUERIES.stream().flatMap(query -> find(query).stream()).toList();
    }

    /** An answer that may be missing. */
    Optional<Dataset> find(String query) {
        return answers.computeIfAbsent(query, name -> queries.ask(query(name)));
    }

    /** An answer that every run of its kind has. */
    Dataset get(String query) {
        return find(query).orElseThrow(() -> new IllegalStateException(run.folder() + " has no answer to " + query));
    }

    /** Everybody of the cohort. */
    Dataset.Row everybody() {
        return get("cohort").named().stream()
                .filter(row -> row.text("variable").equals("all"))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        queries.close();
    }
}

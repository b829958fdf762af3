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

/** What a run answers to the queries that its page and its summary are made of. */
final class RunAnswers {
    private static final String FOLDER = "/allostat/sql/report/";

    /** In the order of the page. */
    static final List<String> QUERIES = List.of(
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
    private final Map<String, Dataset> answers = new LinkedHashMap<>();

    private RunAnswers(CompleteRun run) {
        this.run = run;
    }

    /** Asks what the run has the tables for, of the queries named. */
    static RunAnswers of(CompleteRun run, DuckDbTables.SmallCells smallCells, List<String> queries) {
        RunAnswers all = new RunAnswers(run);
        try (RunQueries asked = new RunQueries(run, smallCells)) {
            for (String query : queries) {
                asked.ask(query(query)).ifPresent(answer -> all.answers.put(query, answer));
            }
        }
        return all;
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

    List<Dataset> all() {
        return List.copyOf(answers.values());
    }

    /** An answer that may be missing. */
    Optional<Dataset> find(String query) {
        return Optional.ofNullable(answers.get(query));
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
}

package org.allostat.sql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.allostat.outcomes.Measure;
import org.allostat.population.StratumVariable;
import org.allostat.run.CompleteRun;
import org.allostat.table.TableSchema;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Views under plain names for analysts and BI tools, each with its comments: what a measure means, where the model is known to miss, and the
 * tables of a run joined with both, so that a caveat travels with its number.
 */
public final class PlainViews {
    /** Views that need no table of the run. */
    public static final Set<String> EVERYWHERE = Set.of("measure", "known_miss");

    /** View of a cohort with a row for each variable of strata, which queries of single patients read. */
    public static final String PATIENT_STRATA = "patient_strata";

    /** Names of the others; a run has those whose tables and columns it has. */
    public static final List<String> NAMES = List.of(
            "policy_effects",
            "policy_states",
            "trajectories",
            "events_by_cause",
            "costs_by_year",
            "parameters_used",
            "survey_against_published");

    private static final String FOLDER = "/allostat/sql/views/";
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setCommentMarker('#')
            .get();

    private PlainViews() {}

    /** Statements that make the views, in an order in which they can be executed. */
    static List<String> statements(CompleteRun run, WrittenColumns written) {
        List<String> statements = new ArrayList<>();
        statements.add("CREATE OR REPLACE VIEW measure AS SELECT * FROM (VALUES " + measures()
                + ") t(measure, label, definition, numerator, denominator, unit, better, compares_with)");
        statements.add(
                "COMMENT ON VIEW measure IS 'What each outcome means, and with which published figure it may be compared'");
        statements.add("CREATE OR REPLACE VIEW known_miss AS SELECT * FROM (VALUES " + misses()
                + ") t(policies, measures, known_miss, source)");
        statements.add(
                "COMMENT ON VIEW known_miss IS 'Where the model is known to miss what was observed; policies and measures are patterns'");
        if (run.manifest().table("cohort").isPresent()) {
            statements.addAll(patientStrata());
        }
        for (String name : NAMES) {
            DocumentedQuery query = query(name);
            if (isAnswered(query, run, written)) {
                statements.add("CREATE OR REPLACE VIEW " + name + " AS\n" + query.sql());
                statements.add("COMMENT ON VIEW " + name + " IS "
                        + DuckDbTables.literal(query.title() + ". " + query.meaning() + " A row: " + query.grain()));
                query.columns()
                        .forEach(column -> statements.add("COMMENT ON COLUMN " + name + "." + column.name() + " IS "
                                + DuckDbTables.literal("[" + column.unit() + "] " + column.meaning())));
            }
        }
        return statements;
    }

    private static List<String> patientStrata() {
        return List.of(
                Arrays.stream(StratumVariable.values())
                        .map(variable -> "SELECT patient_id, weight, " + DuckDbTables.literal(variable.label())
                                + " AS stratum_variable, " + OutcomeSql.stratum(variable) + " AS stratum FROM cohort")
                        .collect(Collectors.joining(
                                "\nUNION ALL ", "CREATE OR REPLACE VIEW " + PATIENT_STRATA + " AS\n", "")),
                "COMMENT ON VIEW " + PATIENT_STRATA
                        + " IS 'Strata of each patient at interview. A row: patient x variable'");
    }

    /** Whether a run has the tables that a view reads, and of their columns those that it names. */
    private static boolean isAnswered(DocumentedQuery query, CompleteRun run, WrittenColumns written) {
        Set<String> words = new HashSet<>(List.of(query.sql().split("\\W+", -1)));
        return query.inputs().stream()
                .allMatch(table -> run.manifest().table(table).isPresent()
                        && TableSchema.of(table).columns().stream()
                                .map(TableSchema.Column::name)
                                .filter(words::contains)
                                .allMatch(written.of(run, table)::contains));
    }

    /** A view's query with what its head says. */
    static DocumentedQuery query(String name) {
        return DocumentedQuery.ofResource(FOLDER + name + ".sql");
    }

    /** Lines of a table of words that the program brings. */
    static List<CSVRecord> lines(String resource) {
        try (CSVParser parser = CSVParser.parse(DocumentedQuery.text(resource), FORMAT)) {
            return parser.getRecords();
        } catch (java.io.IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private static String measures() {
        return lines("/allostat/measures.csv").stream()
                .map(line -> {
                    List<String> made = made(line.get("measure"));
                    return row(List.of(
                            line.get("measure"),
                            line.get("label"),
                            line.get("definition"),
                            made.get(0),
                            made.get(1),
                            made.get(2),
                            made.get(3),
                            line.get("compares_with")));
                })
                .collect(Collectors.joining(", "));
    }

    /** Numerator, denominator, unit and what is better; of a column of the courses nothing is divided. */
    private static List<String> made(String measure) {
        for (Measure known : Measure.values()) {
            if (known.label().equals(measure)) {
                return List.of(
                        known.numerator().name().toLowerCase(Locale.ROOT),
                        known.kind() == Measure.Kind.TOTAL
                                ? ""
                                : known.denominator().name().toLowerCase(Locale.ROOT),
                        known.unit(),
                        switch (known.direction()) {
                            case HARM -> "lower";
                            case BENEFIT -> "higher";
                            case NEUTRAL -> "neither";
                        });
            }
        }
        return List.of("", "", "", "neither");
    }

    private static String misses() {
        return lines("/allostat/known_misses.csv").stream()
                .map(line -> row(List.of(
                        line.get("policies"), line.get("measures"), line.get("known_miss"), line.get("source"))))
                .collect(Collectors.joining(", "));
    }

    private static String row(List<String> values) {
        return values.stream()
                .map(value -> value.isEmpty() ? "NULL" : DuckDbTables.literal(value))
                .collect(Collectors.joining(", ", "(", ")"));
    }
}

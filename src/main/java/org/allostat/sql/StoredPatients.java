package org.allostat.sql;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.allostat.outcomes.PatientOutcome;
import org.allostat.population.CohortPatient;
import org.allostat.problem.InputException;
import org.allostat.run.CompleteRun;
import org.allostat.table.Table;
import org.allostat.table.TableSchema;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/** Single patients as a run of policies stored them. */
public final class StoredPatients implements AutoCloseable {
    private static final String PICK = "/allostat/sql/pick_patient.sql";
    private static final int NEAREST = 3;

    private final RunTables tables;
    private final Table<CohortPatient> cohort = Table.of("cohort", CohortPatient.class);
    private final Table<PatientOutcome> outcomes = Table.of("patient_outcomes", PatientOutcome.class);

    /**
     * Opens them.
     *
     * @param run has the tables cohort, patient_outcomes and parameter
     * @throws InputException if it was written before its tables had a column that they have now
     */
    public StoredPatients(CompleteRun run) {
        WrittenColumns written = WrittenColumns.of(List.of(run));
        List<String> problems = new ArrayList<>();
        for (Table<?> table : List.of(cohort, outcomes)) {
            String missing = TableSchema.of(table.name()).columns().stream()
                    .map(TableSchema.Column::name)
                    .filter(column -> !written.of(run, table.name()).contains(column))
                    .collect(joining(", "));
            if (!missing.isEmpty()) {
                problems.add(run.folder() + ": table " + table.name() + " has no " + missing + ": written by version "
                        + run.manifest().codeVersion() + " of the program (allowed: a run of this version)");
            }
        }
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
        tables = new RunTables(run);
    }

    /** Which patient is instructive, by what one policy in place of another does to QALYs. */
    public enum Pick {
        MOST_HARMED(0),
        MEDIAN(0.5),
        MOST_HELPED(1);

        private final double place;

        Pick(double place) {
            this.place = place;
        }

        /** The name used on the command line. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * A patient who was picked.
     *
     * @param patientId who
     * @param differenceQalys QALYs under the policy asked about less those under the other
     * @param patients of whom one was picked
     */
    public record Picked(long patientId, double differenceQalys, long patients) {}

    /** The patient of an id at the interview; none where the cohort has none of this id. */
    public Optional<CohortPatient> patient(long id) {
        return first(cohort, "patient_id = " + id);
    }

    /** What the run stored of a patient under a policy. */
    public Optional<PatientOutcome> outcome(long id, String policy) {
        return first(outcomes, "patient_id = " + id + " AND draw = 0 AND policy = " + DuckDbTables.literal(policy));
    }

    private <R extends Record> Optional<R> first(Table<R> table, String condition) {
        List<TableSchema.Column> columns = TableSchema.of(table.name()).columns();
        String names = columns.stream().map(TableSchema.Column::name).collect(joining(", "));
        List<R> found = new ArrayList<>();
        tables.ask(
                "SELECT " + names + " FROM " + table.name() + " WHERE " + condition,
                row -> found.add(table.fromRow(RowFactory.create(values(row, columns.size())))));
        return found.stream().findFirst();
    }

    private static @Nullable Object[] values(ResultSet row, int columns) throws SQLException {
        @Nullable Object[] values = new Object[columns];
        for (int i = 0; i < columns; i++) {
            values[i] = row.getObject(i + 1);
        }
        return values;
    }

    /** Ids of the patients next to one that there is not. */
    public List<String> nearest(long id) {
        return tables.names("SELECT patient_id FROM cohort ORDER BY abs(patient_id::HUGEINT - " + id
                + "), patient_id LIMIT " + NEAREST);
    }

    /** Some ids of patients on long-term therapy. */
    public List<String> examples() {
        return tables.names("SELECT patient_id FROM cohort WHERE exposure_type = 'long_term' AND mme_per_day > 0"
                + " ORDER BY patient_id LIMIT " + NEAREST);
    }

    /** Values of all parameters that the run used in draw 0, by id. */
    public Map<String, Double> parameters() {
        Map<String, Double> values = new HashMap<>();
        tables.ask(
                "SELECT parameter_id, value FROM parameter WHERE draw = 0",
                row -> values.put(row.getString(1), row.getDouble(2)));
        return values;
    }

    /** The patient of the cohort on long-term therapy whom a pick means; none where it has no such patient. */
    public Optional<Picked> pick(Pick pick, String policy, String against) {
        List<Picked> found = new ArrayList<>();
        tables.ask(
                text(PICK),
                List.of(policy, against, pick.place),
                row -> found.add(new Picked(row.getLong(1), row.getDouble(2), row.getLong(3))));
        return found.stream().findFirst();
    }

    private static String text(String resource) {
        try (InputStream stream = StoredPatients.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("not on the class path: " + resource);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(resource, failure);
        }
    }

    @Override
    public void close() {
        tables.close();
    }
}

package org.allostat.table;

import static org.allostat.run.TestRuns.OUTCOMES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.allostat.run.TestRuns;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TableTest {
    private static final TableSchema SMALL = TableSchema.parse("""
            CREATE TABLE small (
              patient_id BIGINT NOT NULL COMMENT '[id] patient',
              death_day INT COMMENT '[d] day of death',
              mean_pain DOUBLE NOT NULL COMMENT '[NRS] pain',
              died BOOLEAN NOT NULL COMMENT '[true/false] died'
            ) USING PARQUET
            COMMENT 'small';
            """);

    record Patient(long patientId, @Nullable Integer deathDay, double meanPain, boolean died) {}

    record Wrong(int patientId, int deathDay, double pain, List<String> notes) {}

    @Test
    void aRecordBecomesTheRowOfItsColumns() {
        Table<Patient> table = Table.of(SMALL, Patient.class);

        assertEquals(RowFactory.create(7L, null, 4.5, false), table.toRow(new Patient(7, null, 4.5, false)));
    }

    @Test
    void aRowBecomesTheRecordItCameFrom() {
        Table<Patient> table = Table.of(SMALL, Patient.class);
        Patient patient = new Patient(7, 365, 4.5, true);

        assertEquals(patient, table.fromRow(table.toRow(patient)));
    }

    @Test
    void everyDifferenceBetweenRecordAndStatementIsListed() {
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> Table.of(SMALL, Wrong.class));

        assertEquals(
                List.of(
                        "org.allostat.table.TableTest$Wrong is not a row of data-schema/small.sql:",
                        "  component notes has type List; a column holds long, int, double, boolean, their boxed types,"
                                + " or String",
                        "  column patient_id is declared BIGINT, the record has INT",
                        "  column death_day may be NULL: mark the component @Nullable and use a boxed type",
                        "  position 3 declares mean_pain, the record has pain",
                        "  column died has no component"),
                String.valueOf(error.getMessage()).lines().toList());
    }

    @Test
    void recordsSurviveSparkWithNestedRecordsAndNulls() {
        Dataset<Row> rows = TestRuns.outcomeRows().repartition(3);

        List<PolicyOutcomeRow> collected = new ArrayList<>(OUTCOMES.collect(rows));
        collected.sort(java.util.Comparator.comparingLong(PolicyOutcomeRow::patients));

        assertEquals(TestRuns.outcomes(), collected);
    }

    @Test
    void aTableConvertsInsideSparkTasks() {
        Table<PolicyOutcomeRow> table = OUTCOMES;
        Dataset<Row> doubled = TestRuns.outcomeRows()
                .mapPartitions(
                        (MapPartitionsFunction<Row, Row>) partition -> {
                            List<Row> rows = new ArrayList<>();
                            partition.forEachRemaining(row -> {
                                PolicyOutcomeRow value = table.fromRow(row);
                                rows.add(table.toRow(PolicyOutcomeRow.of(
                                        value.followed().policy(), 2 * value.patients(), value.estimate())));
                            });
                            return rows.iterator();
                        },
                        table.rowEncoder());

        assertEquals(table.schema().catalogString(), doubled.schema().catalogString());
        assertEquals(9900L, doubled.selectExpr("sum(patients)").first().getLong(0)); // 2 x (0 + 1 + ... + 99)
    }

    @Test
    void columnsInAnotherOrderAreReadByName() {
        List<String> columns = new ArrayList<>(List.of(OUTCOMES.schema().fieldNames()));
        Collections.reverse(columns);
        Dataset<Row> reversed = TestRuns.outcomeRows().limit(1).selectExpr(columns.toArray(String[]::new));

        assertEquals(List.of(TestRuns.outcomes().get(0)), OUTCOMES.collect(reversed));
    }

    @Test
    void aSerializedTableIsBoundAgain() throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream stream = new ObjectOutputStream(bytes)) {
            stream.writeObject(OUTCOMES);
        }
        try (ObjectInputStream stream = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            Table<?> read = (Table<?>) stream.readObject();

            assertEquals(
                    TestRuns.outcomes().get(3),
                    read.fromRow(OUTCOMES.toRow(TestRuns.outcomes().get(3))));
        }
    }
}

package org.allostat.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.allostat.kernel.Criterion;
import org.allostat.kernel.NeuralSystem;
import org.allostat.kernel.PatientTraits;
import org.allostat.problem.InputException;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class TableSchemaTest {
    static final List<String> NAMES = TableSchema.NAMES;

    @Test
    void everyFileOfDataSchemaIsATable() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("data-schema"))) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".sql"))
                    .map(name -> name.substring(0, name.length() - ".sql".length()))
                    .sorted()
                    .toList();
            assertEquals(NAMES.stream().sorted().toList(), names);
        }
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void sparkExecutesTheStatementAsItStands(String name) throws IOException {
        SparkSession spark = LocalSpark.session();
        spark.sql("DROP TABLE IF EXISTS " + name);
        spark.sql(Files.readString(Path.of("data-schema", name + ".sql")).replaceFirst(";\\s*$", ""));
        List<String> created = described(spark.table(name).schema().fields());
        spark.sql("DROP TABLE " + name);

        assertEquals(described(TableSchema.of(name).structType().fields()), created);
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void columnsAreReadAsSparksParserReadsThem(String name) {
        TableSchema table = TableSchema.of(name);
        String statement = table.statement().replaceAll("(?m)^--.*\n", "");
        String columns = statement.substring(statement.indexOf('(') + 1, statement.lastIndexOf(") USING PARQUET"));

        assertEquals(StructType.fromDDL(columns), table.structType());
    }

    @Test
    void aColumnInAnotherFormIsRefused() {
        IllegalArgumentException error = assertThrows(
                IllegalArgumentException.class,
                () -> DeclaredColumns.read("a INT COMMENT '[1] one', b MAP<INT, INT> COMMENT '[1] two'"));

        assertTrue(String.valueOf(error.getMessage()).endsWith(": b MAP<INT, INT> COMMENT '[1] two'"), error::toString);
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void theNameIsTheFilesName(String name) {
        assertEquals(name, TableSchema.of(name).name());
    }

    @Test
    void cohortHoldsEveryTraitCriterionAndOpponentOfTheKernel() {
        TableSchema cohort = TableSchema.of("cohort");
        for (RecordComponent trait : PatientTraits.class.getRecordComponents()) {
            assertTrue(cohort.has(RecordShape.snakeCase(trait.getName())), trait.getName());
        }
        for (Criterion criterion : Criterion.values()) {
            assertTrue(cohort.has("criterion_" + criterion.label()), criterion.label());
        }
        for (NeuralSystem system : NeuralSystem.values()) {
            assertTrue(cohort.has("opponent_" + system.name().toLowerCase(java.util.Locale.ROOT)), system.name());
        }
    }

    /** Whoever reads two runs must see that their costs and QALYs are not of the same stretch of life. */
    @Test
    void everyTableWithCostsOrQalysSaysWhatItCountsBeyondTheHorizon() {
        List<String> silent = NAMES.stream()
                .map(TableSchema::of)
                .filter(table -> table.columns().stream().anyMatch(TableSchemaTest::holdsCostsOrQalys))
                .filter(table -> !table.has("beyond_horizon"))
                .map(TableSchema::name)
                .toList();
        assertEquals(List.of(), silent);
    }

    private static boolean holdsCostsOrQalys(TableSchema.Column column) {
        return List.of("USD", "QALY", "USD/QALY").contains(column.unit())
                || column.meaning().equals("outcome measured")
                || column.meaning().startsWith("outcome measured;");
    }

    @Test
    void nullabilityUnitAndMeaningComeFromTheStatement() {
        TableSchema.Column deathDay = TableSchema.of("patient_outcomes").columns().stream()
                .filter(column -> column.name().equals("death_day"))
                .findFirst()
                .orElseThrow();

        assertEquals(
                new TableSchema.Column(
                        "death_day",
                        DataTypes.IntegerType,
                        true,
                        "d",
                        "days lived from policy start to death, 1 on the first day; NULL while alive"),
                deathDay);
    }

    @Test
    void anUnknownTableIsAnInputErrorThatNamesTheKnown() {
        InputException error = assertThrows(InputException.class, () -> TableSchema.of("cohrt"));

        assertTrue(
                error.problems().get(0).startsWith("no table 'cohrt'; tables are parameter, "),
                error.problems().get(0));
    }

    @Test
    void aColumnWithoutUnitIsRefused() {
        IllegalArgumentException error = assertThrows(
                IllegalArgumentException.class,
                () -> TableSchema.parse(
                        "CREATE TABLE t (\n  dose DOUBLE COMMENT 'a dose'\n) USING PARQUET\nCOMMENT 'x';"));

        assertEquals("column dose needs COMMENT '[unit] meaning': 'a dose'", String.valueOf(error.getMessage()));
    }

    private static List<String> described(StructField[] fields) {
        return Arrays.stream(fields)
                .map(field -> field.name() + " " + field.dataType().sql() + " "
                        + field.metadata().getString("comment"))
                .toList();
    }

    @Test
    void everyTableNamesColumnsOfItsOwnAsItsKey() {
        for (String name : TableSchema.NAMES) {
            TableSchema schema = TableSchema.of(name);
            assertFalse(schema.key().isEmpty(), name);
            schema.key().forEach(column -> assertTrue(schema.has(column), name + "." + column));
        }
    }
}

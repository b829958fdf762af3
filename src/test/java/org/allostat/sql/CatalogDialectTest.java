package org.allostat.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.allostat.run.CompleteRun;
import org.allostat.run.RunFolder;
import org.allostat.run.TestRuns;
import org.allostat.table.LocalSpark;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogDialectTest {
    @TempDir
    private Path out;

    private final SparkSession spark = LocalSpark.session();

    @ParameterizedTest
    @ValueSource(strings = {"it's a folder", "draw=3/patients=5000", "a*b [c] {x,y} 50% #1 \u00e9"})
    void sparkReadsTheRunThroughTheStatements(String name) {
        CompleteRun run = written(name, "run-a", 100);
        written("axb [c] x 50% #1 \u00e9", "run-a", 50);

        assertEquals("100 4950 0", answerAfter(run));
    }

    @Test
    void oneRunAfterTheOtherEachAnswersForItself() {
        CompleteRun first = written("a", "run-a", 100);
        CompleteRun second = written("b", "run-b", 10);
        CompleteRun moved = written("c", "run-a", 20); // the same id at another place

        assertEquals("100 4950 0", answerAfter(first));
        assertEquals("10 45 0", answerAfter(second));
        assertEquals("20 190 0", answerAfter(moved));
        assertEquals("10 45 0", answer("run_run_b.policy_outcomes"));
    }

    @Test
    void droppingATableLeavesItsFiles() {
        CompleteRun run = written("a", "run-a", 100);
        answerAfter(run);
        spark.sql("DROP SCHEMA run_run_a CASCADE");

        assertEquals(List.of(), RunVerification.problems(run));
    }

    @AfterEach
    void dropSchemas() {
        spark.sql("USE default");
        spark.sql("DROP SCHEMA IF EXISTS run_run_a CASCADE");
        spark.sql("DROP SCHEMA IF EXISTS run_run_b CASCADE");
    }

    private CompleteRun written(String folder, String runId, int rows) {
        try (RunFolder open = RunFolder.open(spark, out.resolve(folder).toString(), TestRuns.description(runId))) {
            open.write("policy_outcomes", TestRuns.outcomeRows().where("patients < " + rows));
            open.commit(List.of("policy_outcomes"));
            return CompleteRun.find(open.path());
        }
    }

    private String answerAfter(CompleteRun run) {
        for (String statement : CatalogDialect.SPARK.statements(run, DuckDbTables.SmallCells.BLANK)) {
            spark.sql(statement);
        }
        return answer("policy_outcomes");
    }

    private String answer(String table) {
        return spark.sql("SELECT concat_ws(' ', count(*), sum(patients), max(draw)) FROM " + table)
                .first()
                .getString(0);
    }

    @Test
    void trinoGetsItsOwnTypesAndTheFoldersLocation() {
        CompleteRun run = CompleteRun.find(TestRuns.write(out, "run-a").toString());

        String script = CatalogDialect.TRINO.script(run, DuckDbTables.SmallCells.BLANK);

        assertTrue(
                script.contains("  policy VARCHAR COMMENT '[id] policy followed',\n  standing VARCHAR COMMENT "),
                script);
        assertTrue(
                script.startsWith("CREATE SCHEMA IF NOT EXISTS run_run_a;\n\nUSE run_run_a;\n\n"
                        + "DROP TABLE IF EXISTS parameter;\n\nCREATE TABLE parameter ("),
                script);
        assertTrue(script.contains("external_location = 'file://" + out + "/run-a/policy_outcomes')"), script);
    }
}

package org.allostat.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.allostat.run.CompleteRun;
import org.allostat.run.TestRuns;
import org.allostat.table.LocalSpark;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogDialectTest {
    @TempDir
    private Path out;

    @Test
    void sparkReadsTheRunThroughTheStatements() {
        CompleteRun run = CompleteRun.find(
                TestRuns.write(out.resolve("it's a folder"), "run-a").toString());
        SparkSession spark = LocalSpark.session();
        spark.sql("CREATE DATABASE IF NOT EXISTS catalog_test");
        spark.sql("USE catalog_test");
        try {
            for (String statement : CatalogDialect.SPARK.statements(run, DuckDbTables.SmallCells.BLANK)) {
                spark.sql(statement);
            }

            assertEquals(
                    4950,
                    spark.sql("SELECT sum(patients) FROM policy_outcomes")
                            .first()
                            .getLong(0));
        } finally {
            spark.sql("USE default");
            spark.sql("DROP DATABASE catalog_test CASCADE");
        }
    }

    @Test
    void trinoGetsItsOwnTypesAndTheFoldersLocation() {
        CompleteRun run = CompleteRun.find(TestRuns.write(out, "run-a").toString());

        String script = CatalogDialect.TRINO.script(run, DuckDbTables.SmallCells.BLANK);

        assertTrue(
                script.contains("  policy VARCHAR COMMENT '[id] policy followed',\n  draw INTEGER COMMENT "), script);
        assertTrue(script.contains("external_location = 'file://" + out + "/run-a/policy_outcomes')"), script);
    }
}

package org.allostat.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.allostat.table.LocalSpark;
import org.allostat.table.PolicyOutcomeRow;
import org.allostat.table.Table;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Small real runs, written by Spark. */
public final class TestRuns {
    public static final Table<PolicyOutcomeRow> OUTCOMES = Table.of("policy_outcomes", PolicyOutcomeRow.class);
    static final List<String> TABLES = List.of("parameter", "policy_outcomes");

    private TestRuns() {}

    public static RunDescription description(String runId) {
        return new RunDescription(
                runId, "abc123", 42, "{\"study\": \"test\"}", "0.1.0", Instant.parse("2026-01-02T03:04:05Z"));
    }

    /** Hundred rows, row i resting on i patients. */
    public static List<PolicyOutcomeRow> outcomes() {
        return IntStream.range(0, 100)
                .mapToObj(i -> PolicyOutcomeRow.of("policy-" + i, i, i % 10 == 0 ? null : i / 7.0))
                .toList();
    }

    public static Dataset<Row> outcomeRows() {
        return OUTCOMES.rows(LocalSpark.session(), outcomes());
    }

    static Dataset<Row> parameterRows() {
        return parameterRows("1.7");
    }

    private static Dataset<Row> parameterRows(String value) {
        return LocalSpark.session()
                .sql("SELECT 'pharmacology.tolerance_gain' AS parameter_id, 0 AS draw, CAST(" + value
                        + " AS DOUBLE) AS value,"
                        + " '1' AS unit, 'kappa' AS symbol, 'uniform(1, 3)' AS distribution, 'derived' AS basis,"
                        + " 'Chu 2012' AS source, '' AS note");
    }

    /** Writes a complete run with tables parameter and policy_outcomes, the latter in three files. */
    public static Path write(Path out, String runId) {
        try (RunFolder folder = RunFolder.open(LocalSpark.session(), out.toString(), description(runId))) {
            folder.write("parameter", parameterRows());
            folder.write("policy_outcomes", outcomeRows().repartition(3));
            folder.commit(TABLES);
        }
        return out.resolve(runId);
    }

    /** The same under the id that follows from what it is made of. */
    public static Path writeNamed(Path out) {
        return writeNamed(out, "1.7");
    }

    /** The same with another value of its parameter. */
    public static Path writeNamed(Path out, String value) {
        RunDescription named = RunDescription.named(
                "{\"study\": \"test\", \"seed\": 42}",
                42,
                "0".repeat(64),
                RunInputs.parametersSha256(List.of("pharmacology.tolerance_gain=" + value + " uniform(1, 3)")),
                TABLES,
                "0.1.0");
        try (RunFolder folder = RunFolder.open(LocalSpark.session(), out.toString(), named)) {
            folder.write("parameter", parameterRows(value));
            folder.write("policy_outcomes", outcomeRows().repartition(3));
            folder.commit(TABLES);
        }
        return out.resolve(named.runId());
    }

    /** Writes a manifest of other content, with the sizes and digests that a program would have written with it. */
    public static void writeManifest(Path run, String text) throws IOException {
        ObjectNode fields = Json.tree(text.getBytes(StandardCharsets.UTF_8), "text");
        for (JsonNode table : fields.path("tables")) {
            for (JsonNode file : table.path("files")) {
                Path path = run.resolve(table.path("name").asText())
                        .resolve(file.path("path").asText());
                if (Files.exists(path)) {
                    try (InputStream stream = Files.newInputStream(path)) {
                        ((ObjectNode) file).put("bytes", Files.size(path)).put("sha256", RunStore.sha256(stream));
                    }
                }
            }
        }
        fields.put(Manifest.DIGEST, Manifest.digest(fields));
        Files.writeString(run.resolve(Manifest.FILE), fields.toPrettyString());
    }
}

package org.allostat.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.allostat.problem.InputException;
import org.allostat.problem.Shown;

/**
 * The content of {@code manifest.json}, the commit point of a run: a folder without it holds no results. It names no
 * time and no place, so the same question answered twice gives the same tables entry by entry (file hashes aside, which
 * depend on partitioning).
 *
 * @param runId name of the run's folder
 * @param inputsSha256 hash of everything that can change a result, {@link #inputs}
 * @param programSha256 digest of what the program consisted of; empty in runs of versions that kept none
 * @param parametersSha256 digest of every parameter; empty where the program's is
 * @param seed seed of every random stream
 * @param codeVersion version of Allostat
 * @param sparkVersion version of Spark that wrote the tables
 * @param jvmVersion version of the JVM that wrote the manifest
 * @param config the question
 * @param tables what is in each table
 * @param manifestSha256 digest of all the rest, so that a change of it is noticed; empty in runs of versions that wrote none
 */
public record Manifest(
        String runId,
        String inputsSha256,
        String programSha256,
        String parametersSha256,
        long seed,
        String codeVersion,
        String sparkVersion,
        String jvmVersion,
        JsonNode config,
        List<TableContent> tables,
        String manifestSha256) {
    /** File name in the run folder. */
    public static final String FILE = "manifest.json";

    static final String DIGEST = "manifest_sha256";
    private static final List<String> OF_INPUTS = List.of("program_sha256", "parameters_sha256");

    public Manifest {
        tables = List.copyOf(tables);
    }

    /**
     * What is in one table.
     *
     * @param name table name
     * @param rows number of rows
     * @param checksum sum of a 64-bit hash of every row, as a decimal integer: equal for equal rows in any order and
     *     any partitioning
     * @param files data files, by name
     */
    public record TableContent(String name, long rows, String checksum, List<FileContent> files) {
        public TableContent {
            files = List.copyOf(files);
        }
    }

    /**
     * One data file.
     *
     * @param path name in the table's folder
     * @param bytes size
     * @param sha256 hash of its bytes, hexadecimal
     */
    public record FileContent(String path, long bytes, String sha256) {}

    /** The entry of one table, if the run has it. */
    public Optional<TableContent> table(String name) {
        return tables.stream().filter(table -> table.name().equals(name)).findFirst();
    }

    /** What the run's id follows from; tells nothing in runs of versions that kept no digest of the program. */
    public RunInputs inputs() {
        return new RunInputs(
                config,
                seed,
                programSha256,
                parametersSha256,
                tables.stream().map(TableContent::name).toList());
    }

    /** Whether the manifest has all that the run's id follows from. */
    public boolean hasInputs() {
        return !programSha256.isEmpty();
    }

    static Manifest of(RunDescription run, String sparkVersion, List<TableContent> tables) {
        try {
            return new Manifest(
                            run.runId(),
                            run.inputsSha256(),
                            run.programSha256(),
                            run.parametersSha256(),
                            run.seed(),
                            run.codeVersion(),
                            sparkVersion,
                            System.getProperty("java.vm.name") + " " + Runtime.version(),
                            Json.MAPPER.readTree(run.configJson()),
                            tables,
                            "")
                    .sealed();
        } catch (JsonProcessingException failure) {
            throw new IllegalArgumentException("configJson is not JSON: " + run.configJson(), failure);
        }
    }

    private Manifest sealed() {
        String digest = digest(Json.MAPPER.valueToTree(this));
        return new Manifest(
                runId,
                inputsSha256,
                programSha256,
                parametersSha256,
                seed,
                codeVersion,
                sparkVersion,
                jvmVersion,
                config,
                tables,
                digest);
    }

    /**
     * The manifest that a file holds.
     *
     * @throws InputException if it is damaged, or not what was written, or of a run that is not the one it is named after
     */
    static Manifest read(byte[] content, String file) {
        ObjectNode fields = Json.tree(content, file);
        JsonNode said = fields.path(DIGEST);
        if (said.isMissingNode()) {
            fields.put(DIGEST, ""); // of an older version
        } else if (!said.asText().equals(digest(fields))) {
            throw new InputException(
                    file + ": changed since the run was committed: its digest says " + Shown.value(said.asText())
                            + " (allowed: the file as it was written; take it from where the run was copied, or run again)");
        }
        OF_INPUTS.stream().filter(field -> !fields.has(field)).forEach(field -> fields.put(field, ""));
        Manifest manifest = Json.read(fields, Manifest.class, file);
        List<String> problems = manifest.hasInputs() ? manifest.problems(file) : List.of();
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
        return manifest;
    }

    /** A manifest whose digest is right may have been written by whoever changed it: the id then does not follow from what it says. */
    private List<String> problems(String file) {
        List<String> problems = new ArrayList<>();
        RunInputs inputs = inputs();
        if (!inputs.sha256().equals(inputsSha256)) {
            problems.add(file + ": inputs_sha256 is " + Shown.value(inputsSha256)
                    + ", but question, seed, program, parameters and list of tables give " + inputs.sha256()
                    + ": one of them is not what the run was made of");
        } else if (!inputs.runId().equals(runId)) {
            problems.add(file + ": run_id is " + Shown.value(runId) + ", but what the run was made of gives "
                    + inputs.runId());
        }
        if (config.has("seed") && config.path("seed").asLong() != seed) {
            problems.add(file + ": seed is " + seed + ", but the question's is "
                    + config.path("seed").asText());
        }
        return problems;
    }

    /** SHA-256 of everything but the digest itself, whatever the layout of the file. */
    static String digest(ObjectNode fields) {
        ObjectNode rest = fields.deepCopy();
        rest.put(DIGEST, "");
        return Json.sha256(rest);
    }
}

package org.allostat.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.allostat.problem.InputException;
import org.allostat.run.CompleteRun;
import org.allostat.run.TestRuns;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever changes a manifest can also recompute its digest; the id of the run then tells. */
class IdentityVerificationTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private Path out;

    private Path run = Path.of("");
    private Path manifest = Path.of("");

    @BeforeEach
    void writeARun() {
        run = TestRuns.writeNamed(out);
        manifest = run.resolve("manifest.json");
    }

    @Test
    void aRunIsNamedAfterWhatItIsMadeOf() {
        assertEquals(List.of(), problems());
        assertEquals(List.of(), RunVerification.notes(CompleteRun.find(run.toString())));
    }

    @Test
    void anotherSeedIsNoticed() throws IOException {
        change(fields -> fields.put("seed", 43));

        assertTold("inputs_sha256 is ");
        assertTold("seed is 43, but the question's is 42");
    }

    @Test
    void anotherSeedInTheQuestionTooIsNoticed() throws IOException {
        change(fields -> ((ObjectNode) fields.put("seed", 43).path("config")).put("seed", 43));

        assertTold("inputs_sha256 is ");
    }

    @Test
    void anotherQuestionIsNoticed() throws IOException {
        change(fields -> ((ObjectNode) fields.path("config")).put("study", "other"));

        assertTold("inputs_sha256 is ");
    }

    @Test
    void anotherProgramIsNoticed() throws IOException {
        change(fields -> fields.put("program_sha256", "1".repeat(64)));

        assertTold("inputs_sha256 is ");
    }

    @Test
    void aTableLessIsNoticed() throws IOException {
        FileUtils.deleteDirectory(run.resolve("policy_outcomes").toFile());
        change(fields -> ((ArrayNode) fields.path("tables")).remove(1));

        assertTold("list of tables");
    }

    @Test
    void otherInputsUnderTheSameNameAreNoticed() throws IOException {
        change(fields -> fields.put("inputs_sha256", "2".repeat(64)));

        assertTold("inputs_sha256 is ");
    }

    @Test
    void otherParametersThanTheTableHoldsAreNoticed() throws IOException {
        Path other = TestRuns.writeNamed(out.resolve("other"), "2.5");
        String named = Files.readString(manifest);
        FileUtils.deleteDirectory(run.resolve("parameter").toFile());
        FileUtils.copyDirectory(
                other.resolve("parameter").toFile(), run.resolve("parameter").toFile());
        JsonNode parameters =
                MAPPER.readTree(other.resolve("manifest.json").toFile()).at("/tables/0");
        ObjectNode forged = (ObjectNode) MAPPER.readTree(named);
        ((ArrayNode) forged.path("tables")).set(0, parameters);
        TestRuns.writeManifest(run, forged.toString());

        assertTold(run.resolve("parameter") + ": holds other parameters than the run is named after");
    }

    @Test
    void ofAnOlderRunItIsSaidThatItsIdCannotBeChecked() throws IOException {
        change(fields -> fields.remove(List.of("program_sha256", "parameters_sha256")));

        assertEquals(List.of(), problems());
        assertEquals(1, RunVerification.notes(CompleteRun.find(run.toString())).size());
    }

    /** With a digest of its own, as whoever wants to deceive would write it. */
    private void change(Consumer<ObjectNode> by) throws IOException {
        ObjectNode fields = (ObjectNode) MAPPER.readTree(manifest.toFile());
        by.accept(fields);
        TestRuns.writeManifest(run, fields.toString());
        assertTrue(Files.size(manifest) > 0);
    }

    /** By whatever reads the run. */
    private void assertTold(String words) {
        List<String> told = new ArrayList<>();
        try {
            told.addAll(problems());
        } catch (InputException refused) {
            told.addAll(refused.problems());
        }
        assertTrue(told.stream().anyMatch(problem -> problem.contains(words)), told.toString());
    }

    private List<String> problems() {
        return RunVerification.problems(CompleteRun.find(run.toString()));
    }
}

package org.allostat.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.allostat.problem.InputException;
import org.allostat.run.CompleteRun;
import org.allostat.run.TestRuns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunVerificationTest {
    @TempDir
    private Path out;

    private Path run = Path.of("");
    private Path dataFile = Path.of("");

    @BeforeEach
    void writeARun() {
        run = TestRuns.write(out, "run-a");
        CompleteRun written = CompleteRun.find(run.toString());
        dataFile = written.files(written.manifest().table("policy_outcomes").orElseThrow())
                .get(1);
    }

    @Test
    void anUntouchedRunHasNoProblem() {
        assertEquals(List.of(), problems());
    }

    @Test
    void aTruncatedFileIsNamed() throws IOException {
        long bytes = Files.size(dataFile);
        try (RandomAccessFile file = new RandomAccessFile(dataFile.toFile(), "rw")) {
            file.setLength(bytes / 2);
        }

        assertEquals(
                List.of(dataFile + ": " + bytes / 2 + " bytes, manifest says " + bytes + " (truncated)"), problems());
    }

    @Test
    void oneFlippedBitIsNoticed() throws IOException {
        byte[] content = Files.readAllBytes(dataFile);
        content[content.length / 2] ^= 1;
        Files.write(dataFile, content);

        assertEquals(1, problems().size());
        assertTrue(
                problems().get(0).startsWith(dataFile + ": content changed: SHA-256 "),
                problems().get(0));
    }

    @Test
    void missingAndExtraFilesAreNamed() throws IOException {
        Path extra = dataFile.resolveSibling("part-99.parquet");
        Files.move(dataFile, extra);

        assertEquals(List.of(dataFile + ": is missing", extra + ": is not in manifest.json"), problems());
    }

    @Test
    void aMissingTableIsNamed() throws IOException {
        Files.move(run.resolve("parameter"), out.resolve("elsewhere"));

        assertEquals(List.of(run.resolve("parameter") + ": table is missing"), problems());
    }

    @Test
    void aTableOutsideTheManifestIsNamed() throws IOException {
        Files.createDirectory(run.resolve("cohort"));

        assertEquals(List.of(run.resolve("cohort") + ": table is not in manifest.json"), problems());
    }

    @Test
    void rowsAreCountedInTheFooters() throws IOException {
        Path manifest = run.resolve("manifest.json");
        TestRuns.writeManifest(run, Files.readString(manifest).replace("\"rows\" : 100", "\"rows\" : 101"));

        assertEquals(List.of(run.resolve("policy_outcomes") + ": 100 rows, manifest says 101"), problems());
    }

    @Test
    void columnsThatAreNotDeclaredAreNamed() throws IOException {
        Path manifest = run.resolve("manifest.json");
        String text = Files.readString(manifest);
        Files.move(run.resolve("policy_outcomes"), run.resolve("policy_contrasts"));
        TestRuns.writeManifest(run, text.replace("\"name\" : \"policy_outcomes\"", "\"name\" : \"policy_contrasts\""));

        assertEquals(3, problems().size());
        assertTrue(
                problems()
                        .get(0)
                        .endsWith("columns are not those of data-schema/policy_contrasts.sql: found"
                                + " [estimate DOUBLE], declared [comparator VARCHAR, difference DOUBLE, ratio DOUBLE,"
                                + " ratio_ci_low DOUBLE, ratio_ci_high DOUBLE, number_needed_to_treat DOUBLE,"
                                + " number_needed_to_treat_ci_low DOUBLE, number_needed_to_treat_ci_high DOUBLE,"
                                + " variance_reduction DOUBLE, identified BOOLEAN, turned_by VARCHAR,"
                                + " identification VARCHAR, probability_better DOUBLE]"),
                problems().get(0));
    }

    /** Every value of a manifest, one after the other: none can be another without a word. */
    @Test
    void everyChangeOfTheManifestIsNoticed() throws IOException {
        Path manifest = run.resolve("manifest.json");
        ObjectMapper mapper = new ObjectMapper();
        JsonNode whole = mapper.readTree(manifest.toFile());
        List<JsonPointer> places = places(whole, JsonPointer.empty());
        assertTrue(places.size() > 20, places.toString());
        for (JsonPointer place : places) {
            JsonNode changed = whole.deepCopy();
            JsonNode parent = changed.at(place.head());
            JsonNode other = changed.at(place).isNumber()
                    ? mapper.getNodeFactory().numberNode(changed.at(place).asLong() + 1)
                    : mapper.getNodeFactory().textNode(changed.at(place).asText() + "x");
            if (parent instanceof ObjectNode object) {
                object.set(place.last().getMatchingProperty(), other);
            } else {
                ((ArrayNode) parent).set(place.last().getMatchingIndex(), other);
            }
            Files.writeString(manifest, changed.toString());
            InputException error = assertThrows(InputException.class, this::problems, place.toString());
            assertTrue(error.problems().get(0).startsWith(manifest + ": changed since"), error.getMessage());
        }
        Files.writeString(manifest, whole.toPrettyString().replace("\n", "\n  "));
        assertEquals(List.of(), problems(), "layout is no content");
        ((ObjectNode) whole).remove("manifest_sha256");
        Files.writeString(manifest, whole.toString());
        assertEquals(1, problems().size());
        assertTrue(
                problems().get(0).contains("has no digest of itself"),
                problems().get(0));
    }

    private static List<JsonPointer> places(JsonNode node, JsonPointer at) {
        List<JsonPointer> places = new ArrayList<>();
        if (node.isValueNode()) {
            places.add(at);
        }
        node.properties().forEach(each -> places.addAll(places(each.getValue(), at.appendProperty(each.getKey()))));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            places.addAll(places(node.get(i), at.appendIndex(i)));
        }
        return places;
    }

    @Test
    void aWholeOtherRunUnderThisNameIsNoticed() throws IOException {
        Path one = TestRuns.write(out, "abcdef0123456789");
        Files.move(one, out.resolve("0123456789abcdef"));

        InputException error = assertThrows(
                InputException.class,
                () -> CompleteRun.find(out.resolve("0123456789abcdef").toString()));

        assertTrue(
                error.problems().get(0).contains("is of run abcdef0123456789, the folder is named 0123456789abcdef"),
                error.getMessage());
    }

    @Test
    void whatIsNotOfTheRunIsNamed() throws IOException {
        CompleteRun found = CompleteRun.find(run.toString());
        assertEquals(List.of(), RunVerification.strangers(found));
        Files.writeString(run.resolve("report.html"), "a page");
        Path stranger = Files.writeString(run.resolve("notes.txt"), "mine");
        assertEquals(List.of(stranger), RunVerification.strangers(found));
    }

    /** What is asked of a run is not answered from another content than was written; a file found right is read once. */
    @Test
    void noQuestionIsAnsweredFromAChangedFile() throws IOException {
        Path memory = dataFile.resolveSibling(".checked");
        assertTrue(Files.readString(memory).contains(dataFile.getFileName().toString()));
        byte[] content = Files.readAllBytes(dataFile);
        FileTime before = Files.getLastModifiedTime(dataFile);
        content[content.length / 2] ^= 1;
        Files.write(dataFile, content);
        Files.setLastModifiedTime(dataFile, FileTime.from(before.toInstant().plusSeconds(2)));

        InputException error =
                assertThrows(InputException.class, () -> new RunTables(CompleteRun.find(run.toString())).close());
        assertTrue(
                error.problems().toString().contains(dataFile + ": content changed"),
                error.problems().toString());
    }

    @Test
    void aDamagedManifestIsAnInputErrorAtItsLine() throws IOException {
        Path manifest = run.resolve("manifest.json");
        String text = Files.readString(manifest);
        Files.writeString(manifest, text.substring(0, text.length() / 2));

        InputException error = assertThrows(InputException.class, this::problems);

        assertTrue(
                error.problems().get(0).matches("(?s).*manifest\\.json:\\d+: damaged.*"),
                error.problems().get(0));
    }

    @Test
    void aRunWithoutManifestIsNotComplete() throws IOException {
        Files.delete(run.resolve("manifest.json"));

        InputException error = assertThrows(InputException.class, this::problems);

        assertTrue(
                error.problems().get(0).startsWith(run + ": not a complete run"),
                error.problems().get(0));
    }

    @Test
    void ofSeveralRunsOneMustBeNamed() throws IOException {
        TestRuns.write(out, "run-b");
        Files.delete(out.resolve("latest"));

        InputException error = assertThrows(InputException.class, () -> CompleteRun.find(out.toString()));

        assertTrue(
                error.problems().get(0).contains("holds 2 runs; name one"),
                error.problems().get(0));
    }

    private List<String> problems() {
        return RunVerification.problems(CompleteRun.find(run.toString()));
    }
}

package org.allostat.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.allostat.evidence.Registry;
import org.allostat.study.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pack is part of what a run asks, and can be had again from what the run kept. */
class PackQuestionTest {
    private static final Registry NATIONAL = Registry.standard();

    @TempDir
    static Path folder;

    private static Study study(String... settings) {
        return StudyReader.read(Path.of("quickstart"), List.of(settings), StudyReader.Use.RUN, NATIONAL);
    }

    private static JsonNode question(Study study) throws IOException {
        return JsonMapper.builder().build().readTree(CanonicalStudy.json(study));
    }

    private static Path copy(String name) throws IOException {
        Path to = Files.createDirectories(folder.resolve(name).resolve("kentucky"));
        try (Stream<Path> files = Files.list(Path.of("jobs/packs/kentucky"))) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(String.valueOf(file.getFileName())));
            }
        }
        return to;
    }

    private static void replace(Path file, String old, String other) throws IOException {
        String text = Files.readString(file);
        assertTrue(text.contains(old), file + " has " + old);
        Files.writeString(file, text.replace(old, other));
    }

    @Test
    void aQuestionOfTheCountryIsTheOneThatItWasBeforePacks() throws IOException {
        assertFalse(question(study()).has("pack"));
        assertFalse(CanonicalStudy.surveyJson(study(), Map.of()).contains("pack"));
    }

    @Test
    void theSamePackElsewhereIsTheSameQuestionAndAChangedNumberIsAnother() throws IOException {
        String shipped = CanonicalStudy.json(study("pack=kentucky"));
        assertEquals(shipped, CanonicalStudy.json(study("pack=" + copy("same"))));
        assertNotEquals(shipped, CanonicalStudy.json(study()));
        Path value = copy("value");
        replace(value.resolve("pack.yaml"), "value: 0.215", "value: 0.216");
        assertNotEquals(shipped, CanonicalStudy.json(study("pack=" + value)));
        Path table = copy("table");
        replace(table.resolve("life_table.csv"), "18,male,0.0013541", "18,male,0.0013542");
        assertNotEquals(shipped, CanonicalStudy.json(study("pack=" + table)));
        Path words = copy("words");
        replace(words.resolve("pack.yaml"), "title: Kentucky", "title: The state of Kentucky");
        assertEquals(
                question(study("pack=kentucky")).at("/pack/sha256"),
                question(study("pack=" + words)).at("/pack/sha256"),
                "the digest is of values and tables");
    }

    @Test
    void whatTheRunKeptGivesTheSameParametersAndTables() throws IOException {
        Study asked = study("pack=kentucky", "parameters.costs.visit=99");
        KeptStudy kept = KeptStudy.read(question(asked), "run");
        assertEquals(asked.pack(), kept.pack());
        Registry again = kept.registry(Map.of());
        assertEquals(asked.registry().parameters(), again.parameters());
        assertEquals(asked.registry().tables().adults(), again.tables().adults());
        assertEquals(
                asked.registry().tables().users().cells(),
                again.tables().users().cells());
    }

    @Test
    void surveysAndEmulationsAskOfThePackToo() throws IOException {
        JsonNode survey =
                JsonMapper.builder().build().readTree(CanonicalStudy.surveyJson(study("pack=kentucky"), Map.of()));
        assertEquals("kentucky", survey.at("/pack/name").asText());
        assertEquals(64, survey.at("/pack/sha256").asText().length());
    }
}

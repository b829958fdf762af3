package org.allostat.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.allostat.config.CanonicalStudy;
import org.allostat.config.KeptStudy;
import org.allostat.config.StudyReader;
import org.allostat.evidence.Registry;
import org.allostat.problem.InputException;
import org.allostat.problem.Shown;
import org.allostat.run.CompleteRun;
import org.allostat.run.Json;
import org.allostat.run.ListedRun;
import org.allostat.run.Manifest;
import org.allostat.run.RunFolder;
import org.allostat.run.RunKind;
import org.allostat.run.TestRuns;
import org.allostat.sql.DuckDbTables;
import org.allostat.sql.RunVerification;

/** The small files of a run's folder. */
final class RunFiles {
    private static final String RUN = "runs/691e2f374de3f640/";
    private static final String TITLE = "{\n  \"name\" : \"quickstart\",\n  \"title\" : \"Twelve policies\"\n}\n";
    private static final String MARKER =
            "{\n  \"run_id\" : \"691e2f374de3f640\",\n  \"inputs_sha256\" : \"00\",\n  \"started\" : \"2026-01-02T03:04:05Z\"\n}\n";
    private static final String TABLE = """
            {
              "name" : "policy_outcomes",
              "rows" : 100,
              "checksum" : "-12",
              "files" : [ {
                "path" : "part-0.parquet",
                "bytes" : 4,
                "sha256" : "00"
              } ]
            }
            """;

    private RunFiles() {}

    static List<InputKind> kinds() {
        InputKind.Naming byFolder =
                given -> line -> line.contains(Shown.value(given.folder().toString()));
        InputKind.Seed manifest = json(Manifest.FILE, manifest());
        return List.of(
                new InputKind("manifest", 30, List.of(manifest), given -> run(given), byFolder),
                new InputKind("manifest with a right digest", 40, List.of(manifest), RunFiles::sealed, byFolder),
                new InputKind(
                        "marker",
                        60,
                        List.of(json(RunFolder.MARKER, MARKER)),
                        given -> Json.read(
                                bytes(given.file()),
                                RunFolder.Marker.class,
                                given.file().toString()),
                        byFolder),
                new InputKind(
                        "title",
                        40,
                        List.of(json("allostat-title.json", TITLE), manifest),
                        given -> ListedRun.of(given.file().resolveSibling("")),
                        byFolder),
                new InputKind(
                        "table content",
                        60,
                        List.of(json("cohort/_table.json", TABLE)),
                        given -> Json.read(
                                bytes(given.file()),
                                Manifest.TableContent.class,
                                given.file().toString()),
                        byFolder),
                new InputKind(
                        "latest",
                        40,
                        List.of(
                                new InputKind.Seed("runs/latest", Mutator.Language.NAME, "691e2f374de3f640\n"),
                                manifest,
                                json(RunFolder.MARKER, MARKER)),
                        given -> CompleteRun.find(given.folder().resolve("runs").toString()),
                        byFolder));
    }

    private static InputKind.Seed json(String file, String text) {
        return new InputKind.Seed(RUN + file, Mutator.Language.JSON, text);
    }

    /** A manifest of a run whose tables are not there. */
    private static String manifest() {
        JsonMapper mapper = JsonMapper.builder().build();
        try {
            ObjectNode fields = mapper.createObjectNode()
                    .put("run_id", "691e2f374de3f640")
                    .put("inputs_sha256", "00")
                    .put("seed", 5L)
                    .put("code_version", "0.1.0")
                    .put("spark_version", "4.2.0")
                    .put("jvm_version", "17");
            fields.set(
                    "config",
                    mapper.readTree(CanonicalStudy.json(StudyReader.read(
                            Path.of("src/test/resources/fuzz/study.yaml"),
                            List.of("pack=kentucky"),
                            StudyReader.Use.RUN,
                            Registry.standard()))));
            fields.set("tables", mapper.createArrayNode().add(mapper.readTree(TABLE)));
            return fields.toPrettyString();
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** As by somebody who changes a manifest and knows how its digest is made. */
    private static void sealed(InputKind.Given given) {
        try {
            TestRuns.writeManifest(given.file().resolveSibling(""), given.text());
        } catch (InputException noJson) {
            // it stays as it is
        } catch (IOException | RuntimeException odd) {
            // TestRuns takes the shape of a manifest, and text that can be written, for granted; the reader must not
        }
        run(given);
    }

    private static void run(InputKind.Given given) {
        CompleteRun run = CompleteRun.find(given.file().resolveSibling("").toString());
        RunKind.of(run.manifest());
        JsonNode config = run.manifest().config();
        KeptStudy.read(config, given.file().toString());
        RunVerification.strangers(run);
        DuckDbTables.views(List.of(run), DuckDbTables.SmallCells.SHOW);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

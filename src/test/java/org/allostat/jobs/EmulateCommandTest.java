package org.allostat.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.allostat.run.CompleteRun;
import org.allostat.sql.RunVerification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Emulation as a user starts it: real processes, real Spark, real Parquet. */
final class EmulateCommandTest {
    @TempDir
    private Path folder;

    private AllostatProcess.Result emulate(String... more) throws Exception {
        String[] fixed = {"emulate", "--out", folder.resolve("out").toString()};
        return AllostatProcess.run(
                folder, Stream.concat(Stream.of(fixed), Stream.of(more)).toArray(String[]::new));
    }

    @Test
    void aStudyIsRepeatedOnceAndItsListsStandApart() throws Exception {
        AllostatProcess.Result result = emulate("busse-2018", "pain-on-therapy", "--most-people", "256");
        assertEquals(0, result.exitCode(), result.output());
        int predicted = result.output().indexOf("Predicted: nothing was set to these");
        int fitted = result.output().indexOf("Fitted: the model was set to these");
        assertTrue(0 < predicted && predicted < fitted, result.output());
        assertTrue(result.output().indexOf("mean_pain_pain_clinics") < fitted, result.output());
        assertTrue(result.output().indexOf("response_12_weeks") > fitted, result.output());
        CompleteRun run = CompleteRun.find(folder.resolve("out").toString());
        assertTrue(RunVerification.problems(run).isEmpty());
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(run.folder().resolve(EmulateCommand.CHART).toFile());
        AllostatProcess.Result again = emulate("busse-2018", "pain-on-therapy", "--most-people", "256");
        assertTrue(again.output().contains("this question was answered before"), again.output());
    }

    @Test
    void aWrongStudyIsRefusedBeforeAnythingIsWritten() throws Exception {
        Path study = folder.resolve("wrong.yaml");
        Files.writeString(study, """
                title: Wrong
                citation: none
                population: {from: long_term}
                arms: {never: {when: "mean(mme, [0,28)) < 0"}, other: {when: "1 = 1"}}
                follow_up: {to_day: 28}
                outcomes: {dose: {value: "mean(mme, [0,4000))", unit: MME/d}}
                estimands: [{id: dose, outcome: dose, kind: mean_difference, arm: other}]
                """);
        AllostatProcess.Result result = emulate(study.toString());
        assertEquals(2, result.exitCode(), result.output());
        assertTrue(result.output().contains("wrong.yaml:4"), result.output());
        assertTrue(result.output().contains("arms.never.when: can never hold"), result.output());
        assertTrue(result.output().contains("after the record ends"), result.output());
        assertTrue(result.output().contains("without comparison: no reference"), result.output());
        assertFalse(Files.exists(folder.resolve("out")));
    }
}

package org.allostat.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.allostat.jobs.Allostat;
import org.allostat.jobs.AllostatProcess;
import org.allostat.jobs.Shell;
import org.allostat.run.TestRuns;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Output that gets lost, in real processes. */
class StandardOutputTest {
    @TempDir
    private static Path folder;

    @BeforeAll
    static void writeInputs() throws IOException {
        TestRuns.write(folder, "run-a");
        Files.writeString(
                folder.resolve("dose.csv"),
                "day,mme_per_day,buprenorphine_mg_per_day,formulation\n0,90,0,immediate_release\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "help sql",
                "--version",
                "generate-completion",
                "tables",
                "tables cohort --format csv",
                "policies",
                "policies cdc-2022 --format json",
                "parameters --format markdown",
                "check jobs/studies/ci.yaml",
                "verify RUN",
                "trace --schedule CSV --days 3",
                "catalog RUN",
                "catalog RUN --duckdb NEW",
                "sql RUN -e FROM\u00a0parameter",
                "sql RUN -e FROM\u00a0parameter --format csv",
                "sql RUN -e FROM\u00a0parameter --format json",
                "sql RUN -e FROM\u00a0parameter --format markdown"
            })
    void aFullDiskIsAnErrorOfEveryCommand(String line) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(AllostatProcess.command(arguments(line)))
                .redirectOutput(new File("/dev/full"))
                .start();
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

        assertEquals(1, process.waitFor(), err);
        assertTrue(err.contains("allostat: standard output cannot be written: No space left on device"), err);
    }

    @Test
    void aReaderThatStopsEndsTheCommandQuietly() throws IOException, InterruptedException {
        List<String> command = AllostatProcess.command(
                List.of("sql", folder.resolve("run-a").toString(), "-e", "FROM range(100000000)", "--format", "csv"));
        List<String> piped = new ArrayList<>(List.of("bash", "-c", "\"$@\" | head -n 2; exit ${PIPESTATUS[0]}", "-"));
        piped.addAll(command);
        Process process = new ProcessBuilder(piped)
                .redirectError(folder.resolve("err").toFile())
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertEquals(StandardOutput.NO_READER, process.waitFor(), out);
        assertEquals("range\n0\n", out);
        assertTrue(!Files.readString(folder.resolve("err")).contains("allostat"));
    }

    @Test
    void anEmptyPathIsRefusedByEveryCommandThatTakesOne() {
        List<String> accepted = new ArrayList<>();
        int tried = 0;
        for (var command : Allostat.commandLine().getSubcommands().entrySet()) {
            for (var argument : command.getValue().getCommandSpec().args()) {
                if (argument.paramLabel().matches("RUN|DIR|FILE.*|STUDY.*")) {
                    tried++;
                    String option = argument.isOption()
                            ? ((picocli.CommandLine.Model.OptionSpec) argument).longestName() + "="
                            : "";
                    Shell shell = argument.isOption()
                            ? Shell.run(command.getKey(), option)
                            : Shell.run(command.getKey(), " ");
                    if (shell.exitCode() != 2 || !shell.err().contains("the path is empty")) {
                        accepted.add(command.getKey() + " " + option + ": " + shell);
                    }
                }
            }
        }
        assertEquals(List.of(), accepted);
        assertTrue(tried > 12, tried + " tried");
    }

    private static List<String> arguments(String line) {
        return Arrays.stream(line.split(" ", -1))
                .map(word -> switch (word) {
                    case "RUN" -> folder.resolve("run-a").toString();
                    case "CSV" -> folder.resolve("dose.csv").toString();
                    case "NEW" -> folder.resolve("new.duckdb").toString();
                    default -> word.replace('\u00a0', ' ');
                })
                .toList();
    }
}

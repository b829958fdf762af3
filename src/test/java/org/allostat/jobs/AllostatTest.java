package org.allostat.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.allostat.problem.InputException;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class AllostatTest {
    /** A command that meets a failure. */
    @Command(name = "fail")
    private static final class Fail implements Callable<Integer> {
        private final RuntimeException failure;

        Fail(RuntimeException failure) {
            this.failure = failure;
        }

        @Override
        public Integer call() {
            throw failure;
        }
    }

    @Test
    void helpListsTheCommands() {
        Shell shell = Shell.run("--help");

        assertEquals(0, shell.exitCode());
        for (String command : List.of("sql", "catalog", "verify", "tables", "generate-completion")) {
            assertTrue(shell.out().contains("\n  " + command), shell.out());
        }
    }

    @Test
    void theVersionIsTheBuilds() {
        assertTrue(Shell.run("--version").out().matches("(?s)allostat \\d+\\.\\d+\\.\\d+\\R.*"));
    }

    @Test
    void everyCommandHasHelp() {
        for (String command : Allostat.commandLine().getSubcommands().keySet()) {
            assertEquals(0, Shell.run(command, "--help").exitCode(), command);
        }
    }

    @Test
    void completionNamesTheCommands() {
        Shell shell = Shell.run("generate-completion");

        assertEquals(0, shell.exitCode());
        assertTrue(shell.out().contains("_complete_allostat"), shell.out());
    }

    @Test
    void anUnknownOptionIsTheUsersMistake() {
        Shell shell = Shell.run("sql", "somewhere", "--fromat", "csv");

        assertEquals(2, shell.exitCode());
        assertTrue(shell.err().contains("--fromat"), shell.err());
    }

    @Test
    void aMissingFolderIsTheUsersMistake() {
        Shell shell = Shell.run("verify", "no/such/run");

        assertEquals(2, shell.exitCode());
        assertEquals("", shell.out());
        assertTrue(shell.err().startsWith("no/such/run: no such "), shell.err());
        assertEquals(1, shell.err().lines().count(), shell.err());
    }

    @Test
    void everyProblemOfAnInputIsALine() {
        Shell shell = fail(new InputException(List.of("a.yaml:1: x", "a.yaml:2: y")));

        assertEquals(2, shell.exitCode());
        assertEquals(List.of("a.yaml:1: x", "a.yaml:2: y"), shell.err().lines().toList());
    }

    @Test
    void aFailureIsOneLineAndItsTraceIsAsked() {
        RuntimeException failure =
                new IllegalStateException("outer", new java.io.IOException("No space left on device\nmore"));

        assertEquals(
                new Shell(
                        1,
                        "",
                        "allostat fail failed: IOException: No space left on device (--stacktrace shows where)"
                                + System.lineSeparator()),
                fail(failure));
        assertTrue(fail(failure, "--stacktrace").err().contains("\tat org.allostat.jobs.AllostatTest"));
    }

    @Test
    void tablesShowsColumnsWithUnits() {
        Shell shell = Shell.run("tables", "cohort");

        assertEquals(0, shell.exitCode());
        assertTrue(shell.out().contains("mme_per_day"), shell.out());
        assertTrue(shell.out().contains("MME/d"), shell.out());
        assertEquals(2, Shell.run("tables", "cohrt").exitCode());
    }

    private static Shell fail(RuntimeException failure, String... options) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine = Allostat.commandLine().addSubcommand(new Fail(failure));
        String[] arguments = java.util.stream.Stream.concat(
                        java.util.Arrays.stream(options), java.util.stream.Stream.of("fail"))
                .toArray(String[]::new);
        int exitCode = commandLine
                .setExecutionExceptionHandler(commandLine.getExecutionExceptionHandler())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new Shell(exitCode, out.toString(), err.toString());
    }
}

package org.allostat.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.allostat.run.TestRuns;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real command as a person meets it. */
class SqlAtTerminalTest {
    private static final String PROMPT = "allostat> ";

    @TempDir
    private static Path folder;

    private static Path run = Path.of("");

    @BeforeAll
    static void writeARun() {
        run = TestRuns.write(folder, "run-a");
    }

    @Test
    void aStatementIsCompletedExecutedAndRemembered() throws IOException, InterruptedException {
        Map<String, String> environment = Map.of(
                "TERM", "xterm", "XDG_STATE_HOME", folder.resolve("state").toString());

        String screen = PseudoTerminal.start(environment, "sql", run.toString())
                .when(PROMPT, "select patients * 2 as twice from policy_outcomes where policy = 'policy-42\t\r")
                .when("; ends> ", ";\r")
                .when("84", "\\q\r")
                .end();
        String later = PseudoTerminal.start(environment, "sql", run.toString())
                .when(PROMPT, "\u001bOA\u001bOA\r")
                .when("84", "\\q\r")
                .end();

        assertTrue(screen.contains("twice"), screen);
        assertTrue(later.contains("twice"), later);
        assertTrue(
                Files.readString(folder.resolve("state/allostat/sql_history")).contains("where policy = 'policy-42'"),
                screen);
    }

    @Test
    void controlCEndsTheStatementAndNotTheSession() throws IOException, InterruptedException {
        String screen = PseudoTerminal.start(
                        Map.of("TERM", "xterm", "XDG_STATE_HOME", "/dev/null"), "sql", run.toString())
                .when(PROMPT, "select 1 as begun; select count(*) from range(1000000000000) where random() < 0;\r")
                .when("(1 row)", "")
                .after(2000, "\u0003")
                .when("Interrupted", "")
                .when(PROMPT, "select 40 + 2 as answer;\r")
                .when("42", "")
                .when(PROMPT, "\u0004")
                .end();

        assertTrue(screen.contains("answer"), screen);
    }

    @Test
    void aDumbTerminalGetsNoEscapeSequence() throws IOException, InterruptedException {
        String screen = PseudoTerminal.start(Map.of("TERM", "dumb"), "sql", run.toString())
                .when(PROMPT, "select 40 + 2 as answer\r")
                .when("; ends> ", ";\r")
                .when("42", "exit\r")
                .end();

        assertEquals(-1, screen.indexOf('\u001b'), screen);
    }

    @Test
    void noColorIsRespected() throws IOException, InterruptedException {
        Map<String, String> environment =
                Map.of("TERM", "xterm-256color", "NO_COLOR", "1", "XDG_STATE_HOME", "/dev/null");

        String screen = PseudoTerminal.start(environment, "sql", run.toString())
                .when(PROMPT, "from policy_outcomes where st\t\t")
                .when("stratum_variable", "\u0003")
                .when(PROMPT, "quit\r")
                .end();

        assertTrue(!screen.matches("(?s).*\u001b\\[(?:[0-9]+;)*(?:3|4|9|10)[0-7][;m].*"), screen);
    }
}

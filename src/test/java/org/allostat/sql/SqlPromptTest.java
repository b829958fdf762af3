package org.allostat.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.allostat.problem.InputException;
import org.allostat.run.CompleteRun;
import org.allostat.run.TestRuns;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlPromptTest {
    @TempDir
    private static Path folder;

    private static Path run = Path.of("");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void writeARun() {
        run = TestRuns.write(folder, "run-a");
    }

    @Test
    void aStatementMaySpanLines() throws IOException, SQLException {
        prompt("SELECT 1 AS a,\n 2 AS b\n; SELECT 3 AS c", false);

        assertEquals("a,b\n1,2\nc\n3\n", out.toString());
    }

    @Test
    void dotTablesListsTheRunsTables() throws IOException, SQLException {
        prompt(".tables", false);

        assertEquals(
                List.of("table", "parameter", "policy_outcomes"),
                out.toString().lines().map(line -> line.split(",", -1)[0]).toList());
    }

    @Test
    void dotSchemaShowsUnits() throws IOException, SQLException {
        prompt(".schema policy_outcomes", false);

        assertTrue(out.toString().contains("patients,BIGINT,never,patients,"), out.toString());
    }

    @Test
    void backslashDListsTablesAndPlainViewsWithWhatTheyHold() throws IOException, SQLException {
        prompt("\\d", false);

        List<String> lines = out.toString().lines().toList();
        assertEquals("name,kind,holds", lines.get(0));
        assertTrue(
                lines.contains("policy_outcomes,table,Outcomes of each policy with Monte Carlo errors"), out::toString);
        assertTrue(
                lines.stream().anyMatch(line -> line.startsWith("measure,view,\"What each outcome means")),
                out::toString);
    }

    @Test
    void backslashDOfANameTellsItsColumns() throws IOException, SQLException {
        prompt("\\d policy_outcomes;\n\\d MEASURE\nCREATE TABLE mine(x INT);\n\\d mine", false);

        assertTrue(out.toString().contains("\npolicy,VARCHAR,[id] policy followed\n"), out::toString);
        assertTrue(out.toString().contains("\nbetter,VARCHAR,"), out::toString);
        assertTrue(out.toString().contains("\nx,INTEGER,\n"), out::toString);
    }

    @Test
    void anUnknownNameIsToldWithTheNearest() {
        InputException unknown = assertThrows(InputException.class, () -> prompt("\\d policy_outcome", false));

        assertTrue(
                unknown.problems()
                        .get(0)
                        .startsWith("no table 'policy_outcome'; did you mean policy_outcomes?; tables and views are"),
                unknown.problems()::toString);
    }

    @Test
    void whoForgetsASemicolonIsToldThatOneIsAwaited() throws IOException, SQLException {
        prompt("SELECT 1 AS a\n, 'b\n' AS b;\nhelp\n-- nothing\nexit\nSELECT 7 AS unread;", true);

        assertTrue(out.toString().contains("allostat>   ; ends>   ' ends> a,b\n"), out::toString);
        assertTrue(out.toString().contains("\\d NAME"), out::toString);
        assertTrue(!out.toString().contains("unread"), out::toString);
    }

    @Test
    void atATerminalAMistakeDoesNotEndTheSession() throws IOException, SQLException {
        prompt("SELEC 1;\n.schema nonsense\n.dance\nSELECT 42 AS answer;\n.quit\nSELECT 7 AS unread;", true);

        assertTrue(err.toString().contains("syntax error"), err.toString());
        assertTrue(err.toString().contains("no table 'nonsense'"), err.toString());
        assertTrue(err.toString().contains("'.dance' is not .tables"), err.toString());
        assertTrue(out.toString().contains("answer\n42\n"), out.toString());
        assertTrue(!out.toString().contains("unread"), out.toString());
    }

    @Test
    void inAScriptAMistakeEndsIt() {
        assertThrows(InputException.class, () -> prompt("SELEC 1;\nSELECT 42 AS answer;", false));

        assertEquals("", out.toString());
    }

    private void prompt(String input, boolean interactive) throws IOException, SQLException {
        PrintWriter outWriter = new PrintWriter(out);
        PrintWriter errWriter = new PrintWriter(err);
        try (SqlSession session = new SqlSession(
                List.of(CompleteRun.find(run.toString())),
                DuckDbTables.SmallCells.BLANK,
                SqlSession.Files.OF_THE_RUNS,
                ResultFormat.CSV,
                outWriter,
                errWriter)) {
            new SqlPrompt(session, new BufferedReader(new StringReader(input)), outWriter, errWriter, interactive)
                    .run();
        }
    }
}

package org.allostat.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.allostat.run.CompleteRun;
import org.allostat.run.TestRuns;
import org.allostat.sql.DuckDbTables;
import org.allostat.sql.ResultFormat;
import org.allostat.sql.SqlSession;
import org.jline.terminal.Size;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys that are typed, on a terminal of bytes. */
class SqlEditorTest {
    private static final String UP = "\u001bOA";

    @TempDir
    private static Path folder;

    private static Path run = Path.of("");

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

    @BeforeAll
    static void writeARun() {
        run = TestRuns.write(folder, "run-a");
    }

    @Test
    void aStatementOfSeveralLinesIsReadWhole() throws IOException, SQLException {
        assertEquals(
                List.of("select 'a\n;' as x,\n2;", "\\d", "select 1; select 2;"),
                read("select 'a\r;' as x,\r2;\r\\d\rselect 1; select 2;\r", Optional.empty()));
        assertTrue(shown().contains("  ' ends> "), shown());
        assertTrue(shown().contains("  ; ends> "), shown());
    }

    @Test
    void anExclamationMarkRecallsNothing() throws IOException, SQLException {
        assertEquals(List.of("select 1 != 2, '!!', '\\n';"), read("select 1 != 2, '!!', '\\n';\r", Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({"'select 1', select 1", "'select 1\r\u0004 is not read', 'select 1\n'"})
    void whatIsUnfinishedAtTheEndIsReadAndNothingAfterIt(String typed, String read) throws IOException, SQLException {
        assertEquals(List.of(read), read(typed, Optional.empty()));
    }

    @Test
    void tabCompletesNamesColumnsAndValues() throws IOException, SQLException {
        assertEquals(
                List.of(
                        "from policy_outcomes where policy = 'policy-42' and stratum_variable = 'all' ;",
                        "\\d parameter"),
                read("from policy_o\twhere POLICY = 'Policy-42\tand stratum_v\t= \t;\r\\d par\t\r", Optional.empty())
                        .stream()
                        .map(line -> line.replace("POLICY", "policy"))
                        .toList());
    }

    @Test
    void earlierStatementsComeBackAlsoInTheNextSession() throws IOException, SQLException {
        Optional<Path> history = Optional.of(folder.resolve("history"));

        assertEquals(List.of("select 1,\n2;", "select 1,\n2;"), read("select 1,\r2;\r" + UP + "\r", history));
        assertEquals(List.of("select 1,\n2;"), read(UP + "\r", history));
    }

    @Test
    void aHistoryThatCannotBeReadIsNone() throws IOException, SQLException {
        Path broken = Files.write(folder.resolve("broken"), new byte[] {(byte) 0xff, 0, 10, (byte) 0xfe});

        assertEquals(List.of("select 3;"), read("select 3;\r", Optional.of(broken)));
        assertEquals(List.of("select 4;"), read("select 4;\r", Optional.of(folder)));
    }

    private List<String> read(String keys, Optional<Path> history) throws IOException, SQLException {
        PrintWriter nowhere = new PrintWriter(new StringWriter());
        ExternalTerminal terminal = new ExternalTerminal(
                "test",
                "xterm",
                new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8)),
                screen,
                StandardCharsets.UTF_8);
        terminal.setSize(new Size(120, 40));
        List<String> read = new ArrayList<>();
        try (SqlSession session = new SqlSession(
                        List.of(CompleteRun.find(run.toString())),
                        DuckDbTables.SmallCells.BLANK,
                        SqlSession.Files.OF_THE_RUNS,
                        ResultFormat.CSV,
                        nowhere,
                        nowhere);
                SqlEditor editor = new SqlEditor(terminal, session.completion(), history, true)) {
            for (String text = editor.read(""); text != null; text = editor.read("")) {
                read.add(text);
            }
            assertNull(editor.read(""));
        }
        return read;
    }

    private String shown() {
        return screen.toString(StandardCharsets.UTF_8);
    }
}

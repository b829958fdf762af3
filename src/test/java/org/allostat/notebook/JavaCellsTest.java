package org.allostat.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import org.allostat.jobs.AllostatProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaCellsTest {
    private final JavaCells cells = new JavaCells();
    private final List<DisplayData> shown = new ArrayList<>();

    @AfterEach
    void close() {
        cells.close();
        Desk.showBy(data -> {});
    }

    @Test
    void aCellKnowsWhatThoseBeforeItDeclared() throws CellException {
        assertEquals("", cells.evaluate("var patients = 20;\nint half(int n) { return n / 2; }"));
        assertEquals("10", cells.evaluate("half(patients)"));
        assertEquals("\"ab\"", cells.evaluate("String a = \"a\";\n// a comment\na + \"b\""));
    }

    @Test
    void whatIsWrongWithACellIsSaid() {
        assertTrue(failure("int n = \"text\";").contains("incompatible types"));
        assertTrue(failure("unknown()").contains("unknown"));
        assertTrue(failure("for (int i = 0; i < 3; i++) {").contains("ends before"));
        assertTrue(failure("int f() { return g(); }").contains("g()"));
        String thrown = failure("throw new IllegalArgumentException(\"of the cell\");");
        assertTrue(thrown.contains("IllegalArgumentException") && thrown.contains("of the cell"), thrown);
    }

    private String failure(String cell) {
        return String.valueOf(assertThrows(CellException.class, () -> cells.evaluate(cell), cell)
                .getMessage());
    }

    /** Executors read a cell's lambda by its class, which only the loader of cells knows; in a process whose Spark the cells start. */
    @Test
    void sparkRunsALambdaOfACell() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(AllostatProcess.command(List.of()));
        command.set(command.size() - 1, CellsInAProcess.class.getName());
        command.add("""
                import org.apache.spark.sql.*;
                import org.apache.spark.api.java.function.MapFunction;
                var spark = SparkSession.builder().master("local[2]").config("spark.ui.enabled", "false").getOrCreate();
                """);
        command.add("""
                spark.range(10).map((MapFunction<Long, Long>) n -> n * 2, Encoders.LONG()).collectAsList().stream()
                    .mapToLong(n -> n / 2).sum()
                """);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), printed);
        assertTrue(printed.lines().toList().contains("value 45"), printed);
    }

    @Test
    void namesAreCompleted() {
        assertTrue(cells.continuations("tab", 3).texts().contains("table("));
        assertTrue(cells.signatures("figures(", 8).toString().contains("String run"));
        assertEquals(Completeness.DEFINITELY_INCOMPLETE, cells.completeness("if (true) {"));
    }

    /** The commands of the program, their tables and what they refuse. */
    @Test
    void cellsExecuteCommands(@TempDir Path folder) throws Exception {
        Desk.showBy(shown::add);
        cells.evaluate("table(\"tables\");");
        assertTrue(String.valueOf(shown.get(0).getData(MIMEType.TEXT_MARKDOWN)).contains("| patient_outcomes"));
        Path page = Files.writeString(folder.resolve("page.html"), "<p title=\"a\">b &amp; c</p>");
        cells.evaluate("page(\"" + folder + "\");");
        assertTrue(
                String.valueOf(shown.get(1).getData(MIMEType.TEXT_HTML))
                        .contains("srcdoc=\"<p title=&quot;a&quot;>b &amp;amp; c</p>\""),
                page.toString());
        String refused = failure("allostat(\"check\", \"" + folder + "/none.yaml\");");
        assertTrue(refused.contains("exit code 2") && refused.contains("none.yaml: "), refused);
    }
}

package org.allostat.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is kept in git of a notebook: words and calls, no output and no logic. That they run is seen where they are executed, in .ci/run. */
class NotebooksTest {
    private static final Pattern LOGIC =
            Pattern.compile("(?m)^\\s*(for|while|if|switch|class|record|interface|def|try)\\b");
    private static final int MOST_LINES_OF_A_CELL = 30;

    static List<Path> notebooks() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("notebooks"))) {
            return files.filter(file -> file.toString().endsWith(".ipynb"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void aNotebookKeepsNoOutputAndHoldsNoLogic(Path file) throws IOException {
        JsonNode notebook = new ObjectMapper().readTree(file.toFile());
        assertEquals(4, notebook.path("nbformat").asInt());
        assertTrue(
                Set.of("allostat", "python3")
                        .contains(notebook.at("/metadata/kernelspec/name").asText()),
                file.toString());
        assertEquals("markdown", notebook.at("/cells/0/cell_type").asText(), "a notebook begins with what it answers");
        List<String> ids = new ArrayList<>();
        for (JsonNode cell : notebook.path("cells")) {
            ids.add(cell.path("id").asText());
            StringBuilder source = new StringBuilder();
            cell.path("source").forEach(line -> source.append(line.asText()));
            if (cell.path("cell_type").asText().equals("code")) {
                assertTrue(cell.path("outputs").isEmpty(), file + ": a cell keeps its output");
                assertTrue(cell.path("execution_count").isNull(), file + ": a cell keeps its number");
                assertFalse(LOGIC.matcher(source).find(), file + ": logic belongs in the program: " + source);
                assertTrue(source.toString().lines().count() <= MOST_LINES_OF_A_CELL, file + ": " + source);
            }
        }
        assertEquals(ids.size(), Set.copyOf(ids).size(), file + ": ids of cells");
    }
}

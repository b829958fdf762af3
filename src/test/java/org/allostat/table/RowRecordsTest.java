package org.allostat.table;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.allostat.outcomes.PatientOutcome;
import org.allostat.population.CohortPatient;
import org.junit.jupiter.api.Test;

/** The records that stages hand over are rows of the declared tables, and a column is documented in its DDL alone. */
class RowRecordsTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern ROW = Pattern.compile("Table\\.of\\(\\s*[\\w.\"]+,\\s*(\\w+)\\.class\\)");
    private static final Pattern DOCUMENTED_RECORD = Pattern.compile(
            "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:public |private |static |final )*record (\\w+)", Pattern.DOTALL);
    private static final Pattern TAG = Pattern.compile("@param (\\w+)");

    @Test
    void aCohortPatientIsARowOfCohort() {
        assertDoesNotThrow(() -> Table.of("cohort", CohortPatient.class));
    }

    @Test
    void aPatientOutcomeIsARowOfPatientOutcomes() {
        assertDoesNotThrow(() -> Table.of("patient_outcomes", PatientOutcome.class));
    }

    /** A copy beside the DDL would go its own way. Records of other packages that a row holds are no copies. */
    @Test
    void noRowRecordRepeatsTheDocumentationOfItsColumns() throws IOException {
        Map<String, List<String>> tags = new TreeMap<>();
        for (String row : rows()) {
            List<String> found = columnTags(source(row));
            if (!found.isEmpty()) {
                tags.put(row, found);
            }
        }
        assertEquals(Map.of(), tags, "say it in data-schema/*.sql");
    }

    /** What the search would find: a tag of a record, whether of the row or of a part of it, and not that of a method. */
    @Test
    void aTagOfARecordIsFoundAndThatOfAMethodIsNot() {
        String text = """
                /**
                 * A row.
                 *
                 * @param weight persons
                 */
                public record Row(double weight, Part part) {
                    /** @param pain NRS */
                    record Part(double pain) {}

                    /** @param days not a column */
                    double per(double days) {
                        return weight / days;
                    }
                }
                """;
        assertEquals(List.of("Row.weight", "Part.pain"), columnTags(text));
    }

    private static List<String> columnTags(String source) {
        return DOCUMENTED_RECORD
                .matcher(source)
                .results()
                .flatMap(found -> TAG.matcher(found.group(1)).results().map(tag -> found.group(2) + "." + tag.group(1)))
                .toList();
    }

    private static Set<String> rows() throws IOException {
        Set<String> rows = new TreeSet<>();
        for (Path file : files()) {
            ROW.matcher(Files.readString(file))
                    .results()
                    .map(MatchResult::group)
                    .forEach(call -> {
                        rows.add(ROW.matcher(call).replaceAll("$1"));
                    });
        }
        assertTrue(
                rows.containsAll(Set.of("CohortPatient", "PatientOutcome", "PolicyOutcome", "TallyRow")),
                rows::toString);
        return rows;
    }

    private static String source(String row) throws IOException {
        List<Path> declared = files().stream()
                .filter(file -> file.getFileName().toString().equals(row + ".java"))
                .toList();
        assertEquals(1, declared.size(), row);
        return Files.readString(declared.get(0));
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}

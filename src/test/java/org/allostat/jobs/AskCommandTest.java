package org.allostat.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allostat.outcomes.Measure;
import org.allostat.sql.DocumentedQuery;
import org.allostat.sql.PlainViews;
import org.allostat.sql.Questions;
import org.allostat.table.TableSchema;
import org.apache.spark.sql.types.DoubleType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every question on a real run with draws, against queries that share nothing with it. */
class AskCommandTest {
    private static final Path RUN = SmallRun.made().folder();
    private static final MathContext DIGITS = new MathContext(9);
    private static final Set<String> WORDS = Set.of("definitions", "known-misses");
    private static final Set<String> OF_OTHER_RUNS = Set.of("studies", "narrowed");

    @TempDir
    Path folder;

    private static Shell ask(String... arguments) {
        return Shell.run(Stream.concat(Stream.of("ask", RUN.toString()), Arrays.stream(arguments))
                .toArray());
    }

    static List<String> asked() {
        return Questions.all().stream()
                .map(DocumentedQuery::id)
                .filter(id -> !OF_OTHER_RUNS.contains(id))
                .toList();
    }

    static List<String> numbers() {
        return asked().stream().filter(id -> !WORDS.contains(id)).toList();
    }

    private static Map<String, String> queries() throws IOException {
        Map<String, String> queries = new TreeMap<>();
        for (String part : Files.readString(Path.of("src/test/resources/org/allostat/jobs/ask-queries.sql"))
                .split("(?m)^-- answer ", -1)) {
            int end = part.indexOf('\n');
            if (!part.startsWith("--")) {
                queries.put(
                        part.substring(0, end).strip(), part.substring(end + 1).strip());
            }
        }
        return queries;
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void anAnswerIsWhatTheTablesHold(String question) throws IOException, SQLException {
        Shell shell = ask(question, "--format", "json");
        assertEquals(0, shell.exitCode(), shell.err());
        List<String> found = new ArrayList<>();
        for (JsonNode row : new ObjectMapper().readTree(shell.out())) {
            List<String> cells = new ArrayList<>();
            row.forEach(cell ->
                    cells.add(cell.isNull() ? "" : cell.isNumber() ? text(cell.decimalValue()) : cell.asText()));
            found.add(String.join("|", cells));
        }
        String query = queries().getOrDefault(question, "");
        assertFalse(query.isEmpty(), "no second query for " + question);
        assertEquals(String.join("\n", expected(query)), found.stream().sorted().collect(Collectors.joining("\n")));
    }

    private static List<String> expected(String query) throws SQLException, IOException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                Stream<Path> tables = Files.list(RUN)) {
            for (Path table : tables.filter(Files::isDirectory).toList()) {
                statement.execute("CREATE VIEW " + table.getFileName() + " AS FROM read_parquet('" + table
                        + "/*.parquet', hive_partitioning = false)");
            }
            try (ResultSet answer = statement.executeQuery(query)) {
                while (answer.next()) {
                    List<String> cells = new ArrayList<>();
                    for (int i = 1; i <= answer.getMetaData().getColumnCount(); i++) {
                        Object value = answer.getObject(i);
                        cells.add(
                                value == null || (value instanceof Double d && !Double.isFinite(d))
                                        ? ""
                                        : value instanceof Number
                                                ? text(new BigDecimal(value.toString()))
                                                : value.toString());
                    }
                    rows.add(String.join("|", cells));
                }
            }
        }
        return rows.stream().sorted().toList();
    }

    private static String text(BigDecimal number) {
        return number.signum() == 0
                ? "0"
                : number.round(DIGITS).stripTrailingZeros().toPlainString();
    }

    @Test
    void thereAreMoreThanTwentyFiveQuestionsAndEachSaysWhatItIs() {
        List<DocumentedQuery> all = Questions.all();
        assertTrue(all.size() >= 25, "questions: " + all.size());
        for (DocumentedQuery question : all) {
            assertTrue(question.title().endsWith("?"), question.id());
            assertFalse(question.theme().isEmpty(), question.id());
            assertFalse(question.meaning().isEmpty(), question.id());
            for (String table : question.inputs()) {
                assertTrue(
                        TableSchema.NAMES.contains(table) || PlainViews.EVERYWHERE.contains(table),
                        question.id() + ": " + table);
            }
        }
    }

    @Test
    void aloneItListsThemByThemeAndWithARunThoseThatItCanAnswer() {
        String all = Shell.run("ask").out();
        String some = ask().out();
        assertTrue(all.contains("studies") && all.contains("Who gains and who is harmed"), all);
        assertFalse(some.contains("studies"), some);
        asked().forEach(question -> assertTrue(some.contains("  " + question + " "), question));
    }

    /** Of 200 patients some cells of age and sex, and of severity, hold fewer than eleven. */
    @ParameterizedTest
    @ValueSource(strings = {"three-million", "severity", "who-is-harmed"})
    void smallCellsAreWithheldUnlessTheyAreToBeShown(String question) {
        long withheld = empty(ask(question, "--format", "csv").out());
        long shown =
                empty(ask(question, "--format", "csv", "--small-cells", "show").out());
        assertTrue(withheld > 0, question);
        assertTrue(shown < withheld, question + ": " + shown + " of " + withheld + " are still withheld");
    }

    private static long empty(String csv) {
        return csv.lines()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .filter(String::isEmpty)
                .count();
    }

    @Test
    void caveatsComeWithTheAnswer() {
        Shell shell = ask("qalys-gained");
        assertTrue(shell.out().contains("they name no winner"), shell.out());
        assertTrue(shell.out().contains("References show what harm looks like"), shell.out());
        String references = shell.out()
                .lines()
                .filter(line -> line.contains(" | reference"))
                .findFirst()
                .orElseThrow();
        assertEquals(
                references,
                shell.out()
                        .lines()
                        .filter(line -> line.contains(" | "))
                        .reduce((a, b) -> b)
                        .orElseThrow(),
                "references come last");
    }

    @Test
    void aChoiceOfGroupsAndPoliciesIsKeptTo() throws IOException {
        Shell shell = ask("overdoses-averted", "--by", "sex", "--policy", "cdc-2022", "--format", "json");
        Set<String> strata = new HashSet<>();
        new ObjectMapper().readTree(shell.out()).forEach(row -> {
            assertEquals("cdc-2022", row.path("policy").asText());
            strata.add(row.path("stratum").asText());
        });
        assertEquals(Set.of("female", "male"), strata);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "overdose-averted; did you mean overdoses-averted?",
                "overdoses-averted --by sexx; did you mean sex?",
                "overdoses-averted --policy cdc-2023; did you mean cdc-2022?",
                "course --measure mean_pian; did you mean mean_pain?",
                "assumptions --by sex; assumptions takes none",
                "studies; has no table emulation (allowed: a run of jobs/allostat emulate)"
            })
    void anUnknownNameGetsTheNearestOne(String arguments, String message) {
        Shell shell = ask(arguments.strip().split(" "));
        assertEquals(2, shell.exitCode(), shell.err());
        assertTrue(shell.err().contains(message.strip()), shell.err());
    }

    /** Each measure, and each column of the courses, has its words, and no words are of nothing. */
    @Test
    void everyMeasureIsExplained() throws IOException {
        Set<String> explained = new HashSet<>();
        for (String line : Files.readAllLines(Path.of("src/main/resources/allostat/measures.csv"))) {
            if (!line.startsWith("#") && !line.startsWith("measure,")) {
                assertTrue(explained.add(line.substring(0, line.indexOf(','))), line);
            }
        }
        Set<String> known = Arrays.stream(Measure.values()).map(Measure::label).collect(Collectors.toSet());
        TableSchema.of("monthly_outcomes").columns().stream()
                .filter(column ->
                        column.type() instanceof DoubleType && !column.name().endsWith("standard_error"))
                .forEach(column -> known.add(column.name()));
        assertEquals(known, explained);
    }

    /** What a BI tool sees: tables and plain views, with comments on each and on their columns. */
    @Test
    void aJdbcClientReadsWhatViewsAndColumnsMean() throws SQLException {
        Path file = folder.resolve("run.duckdb");
        assertEquals(
                0,
                Shell.run("catalog", RUN.toString(), "--duckdb", file.toString())
                        .exitCode());
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file)) {
            DatabaseMetaData meta = connection.getMetaData();
            Set<String> explained = new HashSet<>();
            try (ResultSet tables = meta.getTables(null, null, "%", null)) {
                while (tables.next()) {
                    if (tables.getString("REMARKS") != null
                            && !tables.getString("REMARKS").isEmpty()) {
                        explained.add(tables.getString("TABLE_NAME"));
                    }
                }
            }
            assertTrue(
                    explained.containsAll(List.of("measure", "known_miss", "policy_contrasts")), explained.toString());
            assertTrue(explained.containsAll(PlainViews.NAMES), explained.toString());
            try (ResultSet columns = meta.getColumns(null, null, "policy_effects", "known_miss")) {
                assertTrue(columns.next());
                assertTrue(columns.getString("REMARKS").startsWith("[text]"), columns.getString("REMARKS"));
            }
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(
                            "SELECT count(*) FILTER (WHERE known_miss IS NULL) FROM policy_effects WHERE measure = 'overdoses'")) {
                rows.next();
                assertEquals(0, rows.getInt(1), "a known miss travels with the number");
            }
        }
    }
}

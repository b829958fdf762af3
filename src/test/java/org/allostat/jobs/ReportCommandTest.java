package org.allostat.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The page of a real run with draws, read by a real browser, and its numbers asked again by other queries. */
class ReportCommandTest {
    private static final long LARGEST_BYTES = 5_000_000;
    private static final MathContext DIGITS = new MathContext(6);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    private static final SmallRun RUN = SmallRun.made();
    private static final Path FOLDER = RUN.folder();
    private static final Path PAGE = FOLDER.resolve("report.html");
    private static Browser browser;

    @BeforeAll
    static void open() throws IOException {
        browser = Browser.open(Files.createTempDirectory(folder, "profile"));
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    private static ChromeDriver opened(String fragment) {
        ChromeDriver driver = browser.driver();
        browser.asDesktop();
        driver.get("about:blank");
        driver.get(PAGE.toUri() + fragment);
        awaitReady(driver);
        return driver;
    }

    private static void awaitReady(ChromeDriver driver) {
        new WebDriverWait(driver, Duration.ofSeconds(20))
                .until(ready -> !driver.findElements(By.cssSelector("body[data-ready=true]"))
                        .isEmpty());
    }

    @Test
    void everyChartIsDrawnAndTheConsoleIsSilent() {
        ChromeDriver driver = opened("");
        assertEquals(List.of(), browser.console());
        List<WebElement> charts = driver.findElements(By.cssSelector(".chart"));
        assertTrue(charts.size() > 30, "charts: " + charts.size());
        for (WebElement chart : charts) {
            assertEquals("true", chart.getAttribute("data-drawn"));
            assertTrue(label(chart).length() > 20, label(chart));
            assertTrue(chart.findElements(By.cssSelector("svg path, svg text")).size() > 3, label(chart));
        }
    }

    @Test
    void thePageLoadsNothingAndLetsNothingIn() throws IOException {
        String html = Files.readString(PAGE);
        assertTrue(html.contains("default-src 'none'"));
        ChromeDriver driver = opened("");
        assertEquals(
                0L,
                driver.executeScript("return performance.getEntriesByType('resource').length"),
                "resources that the page asked for");
        assertEquals(
                "refused",
                driver.executeScript(
                        "const s = document.createElement('script'); s.textContent = 'window.wasRun = true';"
                                + " document.body.append(s); return window.wasRun ? 'run' : 'refused'"));
        browser.console(); // the refusal was asked for
        assertTrue(Files.size(PAGE) < LARGEST_BYTES, Files.size(PAGE) + " bytes");
    }

    @Test
    void noSeriousAccessibilityFindingInLightDarkOrOnAPhone() {
        ChromeDriver driver = opened("");
        for (String scheme : List.of("light", "dark")) {
            driver.executeCdpCommand(
                    "Emulation.setEmulatedMedia",
                    Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
            driver.findElements(By.cssSelector("#figure-forest details summary, #figure-budget details summary"))
                    .forEach(WebElement::click);
            assertEquals(List.of(), findings(driver), scheme);
        }
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of()));
        browser.asPhone();
        driver.navigate().refresh();
        awaitReady(driver);
        assertEquals(List.of(), findings(driver), "phone");
        assertEquals(
                List.of(),
                driver.executeScript(
                        "const wide = document.documentElement.clientWidth + 1;"
                                + " return [...document.querySelectorAll('main, main *:not(.scroll *):not(pre *):not(svg *)')]"
                                + ".filter(e => e.getBoundingClientRect().right > wide).map(e => e.tagName + '.' + e.className + ' ' + e.textContent.slice(0, 40)).slice(0, 9)"),
                "what a phone would have to scroll across for");
        browser.asDesktop();
    }

    private static List<String> findings(ChromeDriver driver) {
        return new AxeBuilder()
                .analyze(driver).getViolations().stream()
                        .filter(rule -> Set.of("serious", "critical").contains(rule.getImpact()))
                        .map(ReportCommandTest::words)
                        .toList();
    }

    private static String words(Rule rule) {
        return rule.getId() + ": "
                + rule.getNodes().stream().map(node -> node.getHtml()).limit(3).collect(Collectors.joining(" | "));
    }

    @Test
    void aChoiceChangesTheChartsAndTheAddressRestoresIt() {
        ChromeDriver driver = opened("");
        String before = label(driver, "#figure-forest .chart");
        new Select(driver.findElement(By.cssSelector("select[data-choice=measure]"))).selectByValue("overdoses");
        new Select(driver.findElement(By.cssSelector("select[data-choice=stratum]"))).selectByValue("sex:female");
        driver.findElement(By.cssSelector("input[data-choice=policies][value=conversation]"))
                .click();
        String after = label(driver, "#figure-forest .chart");
        assertNotEquals(before, after);
        assertTrue(after.contains("overdoses") && after.contains("female") && after.contains("conversation"), after);
        String address = driver.getCurrentUrl();
        String again = label(opened(address.substring(address.indexOf('#'))), "#figure-forest .chart");
        assertEquals(after, again);
    }

    private static String label(WebElement chart) {
        return Objects.requireNonNullElse(chart.getAttribute("aria-label"), "");
    }

    private static String label(ChromeDriver driver, String chart) {
        return label(driver.findElement(By.cssSelector(chart)));
    }

    @Test
    void limitsStandBeforeAnyChartAndReferencesInAPictureOfTheirOwn() {
        ChromeDriver driver = opened("");
        assertEquals(
                true,
                driver.executeScript("return Boolean(document.querySelector('.limits').compareDocumentPosition("
                        + "document.querySelector('.chart')) & Node.DOCUMENT_POSITION_FOLLOWING)"));
        List<WebElement> forest = driver.findElements(By.cssSelector("#figure-forest .chart"));
        assertEquals(2, forest.size());
        assertFalse(label(forest.get(0)).contains("forced-taper"));
        assertTrue(label(forest.get(1)).contains("forced-taper"));
        assertFalse(label(forest.get(1)).contains("cdc-2022"));
    }

    /** Each chart lies whole on one page: no element of a drawing leaves the sheet at the right, and none is parted. */
    @Test
    void printedPagesCutNoChart() throws IOException, InterruptedException {
        ChromeDriver driver = opened("");
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
        browser.driver()
                .executeCdpCommand(
                        "Emulation.setDeviceMetricsOverride",
                        Map.of("width", 688, "height", 1017, "deviceScaleFactor", 1, "mobile", false));
        try {
            assertEquals(
                    List.of(),
                    driver.executeScript("const sheet = document.documentElement.clientWidth + 1;"
                            + " return [...document.querySelectorAll('.chart')].filter(c => {"
                            + " const s = c.querySelector('svg').getBoundingClientRect(); const b = c.getBoundingClientRect();"
                            + " return s.width > sheet || s.height > 1000 || s.height < 20 || s.bottom > b.bottom + 1 || s.top < b.top - 1; })"
                            + ".map(c => c.getAttribute('aria-label').slice(0, 60))"),
                    "drawings that leave the sheet, or their own place");
            assertEquals(
                    true,
                    driver.executeScript("return [...document.querySelectorAll('.chart')]"
                            + ".every(c => getComputedStyle(c).breakInside === 'avoid')"));
        } finally {
            driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
            browser.asDesktop();
        }
    }

    @Test
    void theSummaryFitsOneScreenAndNamesReportTablesAndWhatToTypeNext() {
        List<String> lines = RUN.output()
                .lines()
                .dropWhile(line -> !line.startsWith("Cohort: "))
                .toList();
        assertTrue(lines.size() <= 40, RUN.output());
        assertTrue(
                lines.stream().allMatch(line -> line.length() <= 120 || line.contains(FOLDER.toString())),
                RUN.output());
        assertFalse(RUN.output().contains("\u001b["), "no style where nobody looks");
        assertTrue(lines.contains("report   " + PAGE), RUN.output());
        assertTrue(lines.contains("tables   " + FOLDER), RUN.output());
        assertTrue(
                lines.indexOf("references: they show harm and are no options") > lines.indexOf("guidelines"),
                RUN.output());
    }

    @Test
    void anUnknownRunIsToldAndNothingIsWritten() throws IOException {
        Shell shell = Shell.run("report", folder.resolve("nowhere").toString());
        assertEquals(2, shell.exitCode(), shell.err());
        Shell directory = Shell.run("report", FOLDER.toString(), "--out", folder.toString());
        assertEquals(2, directory.exitCode(), directory.err());
        assertTrue(directory.err().contains("is a directory"), directory.err());
    }

    /** What the page says makes it again is taken for the same question: nothing is computed. */
    @Test
    void theCommandOfThePageAsksTheSameQuestion() throws IOException, InterruptedException {
        String command = data().path("facts").path("Made again by").asText();
        Process shell = new ProcessBuilder("sh", "-c", "set -- " + command + "; shift; printf '%s\\0' \"$@\"").start();
        String printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, shell.waitFor());
        List<String> arguments = new ArrayList<>(List.of(printed.split("\0", 0)));
        arguments.addAll(List.of("--no-report", "--out", String.valueOf(FOLDER.getParent())));
        AllostatProcess.Result again = AllostatProcess.run(folder, arguments.toArray(String[]::new));
        assertEquals(0, again.exitCode(), again.output());
        assertTrue(again.output().contains("answered before"), again.output());
    }

    /** Every number of the page is asked once more by a query that shares nothing with the page's own. */
    @Test
    void everyNumberOfThePageIsWhatTheTablesHold() throws IOException, SQLException {
        JsonNode datasets = data().path("datasets");
        Map<String, String> queries = queries();
        Set<String> named = new java.util.TreeSet<>();
        datasets.fieldNames().forEachRemaining(named::add);
        named.remove("measures"); // words, of no table
        assertEquals(named, new java.util.TreeSet<>(queries.keySet()), "each answer has a second query");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
            views(connection);
            for (Map.Entry<String, String> query : queries.entrySet()) {
                JsonNode dataset = datasets.path(query.getKey());
                List<String> expected = rows(connection, query.getValue());
                List<String> found = rows(dataset);
                assertEquals(
                        unmatched(expected, found),
                        unmatched(found, expected),
                        "rows of " + query.getKey() + " that differ");
                assertEquals(expected.size(), found.size(), query.getKey());
            }
        }
    }

    private static List<String> unmatched(List<String> rows, List<String> others) {
        Set<String> known = Set.copyOf(others);
        return rows.stream().filter(row -> !known.contains(row)).limit(5).toList();
    }

    private static JsonNode data() throws IOException {
        String html = Files.readString(PAGE);
        int from = html.indexOf("id=\"data\">") + "id=\"data\">".length();
        return JSON.readTree(html.substring(from, html.indexOf("</script>", from)));
    }

    private static Map<String, String> queries() throws IOException {
        Map<String, String> queries = new TreeMap<>();
        for (String part : Files.readString(Path.of("src/test/resources/org/allostat/jobs/report-queries.sql"))
                .split("(?m)^-- answer ", -1)) {
            int end = part.indexOf('\n');
            if (end > 0 && !part.startsWith("--")) {
                queries.put(
                        part.substring(0, end).strip(), part.substring(end + 1).strip());
            }
        }
        return queries;
    }

    private static void views(Connection connection) throws IOException, SQLException {
        try (Statement statement = connection.createStatement();
                var tables = Files.list(FOLDER)) {
            statement.execute("CREATE MACRO shown(seen, x) AS CASE WHEN seen THEN x END");
            for (Path table : tables.filter(Files::isDirectory).toList()) {
                try (var files = Files.list(table)) {
                    if (files.anyMatch(file -> file.toString().endsWith(".parquet"))) {
                        statement.execute(view(
                                table.getFileName().toString(),
                                "read_parquet('" + table + "/*.parquet', hive_partitioning = false)"));
                    }
                }
            }
        }
    }

    /** Where there are strata, whether a row may be seen: a group by, where the program has a window. */
    private static String view(String table, String files) {
        String group = Map.of(
                        "policy_contrasts", "policy, draw, stratum_variable, measure",
                        "policy_outcomes", "policy, draw, stratum_variable, measure",
                        "monthly_outcomes", "policy, draw, stratum_variable, month",
                        "pivot_contrasts", "policy, pivot_id, stratum_variable, measure")
                .getOrDefault(table, "");
        return "CREATE VIEW " + table + " AS "
                + (group.isEmpty()
                        ? "FROM " + files
                        : "WITH n AS (SELECT *, patients < 11 AS small FROM " + files + "), g AS (SELECT " + group
                                + ", count_if(small) AS smalls, min((patients, stratum)) FILTER (NOT small) AS least FROM n GROUP BY "
                                + group
                                + ") SELECT n.*, NOT (small OR (smalls = 1 AND (patients, stratum) = least)) AS seen"
                                + " FROM n JOIN g USING (" + group + ")");
    }

    private static List<String> rows(Connection connection, String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(query)) {
            int columns = answer.getMetaData().getColumnCount();
            while (answer.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    row.add(text(answer.getObject(i)));
                }
                rows.add(String.join("|", row));
            }
        }
        return rows.stream().sorted().toList();
    }

    private static List<String> rows(JsonNode dataset) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < dataset.path("rows").asInt(); i++) {
            List<String> row = new ArrayList<>();
            for (JsonNode column : dataset.path("columns")) {
                JsonNode value = column.has("words")
                        ? column.path("words").get(column.path("codes").get(i).asInt())
                        : column.path("values").get(i);
                row.add(value.isNull() ? "" : value.isNumber() ? text(value.numberValue()) : value.asText());
            }
            rows.add(String.join("|", row));
        }
        return rows.stream().sorted().toList();
    }

    private static String text(Object value) {
        if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            return new BigDecimal(number.toString()).round(DIGITS).doubleValue() + "";
        }
        return value == null || value instanceof Double ? "" : value.toString();
    }
}

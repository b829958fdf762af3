package org.allostat.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.allostat.run.CompleteRun;
import org.allostat.run.TestRuns;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Patients of a real run, explained: against what the run stored, read by DuckDB without the program. */
class ExplainCommandTest {
    private static final List<String> POLICIES = List.of(
            "usual-care",
            "escalate-on-breakthrough",
            "cdc-2022",
            "va-dod-2022",
            "forced-taper",
            "acute-course-limit",
            "phased-buprenorphine",
            "buprenorphine-with-waiting-list");

    /** A sum of some hundred doubles, in another order. */
    private static final double EQUAL = 1e-12;

    @TempDir
    static Path folder;

    private static Path runs = Path.of("");
    private static Path run = Path.of("");

    @BeforeAll
    static void runOnce() throws IOException, InterruptedException {
        runs = folder.resolve("runs");
        AllostatProcess.Result result = AllostatProcess.run(
                folder,
                "run",
                "jobs/studies/ci.yaml",
                "--patients",
                "150",
                "--set",
                "years=2",
                "--set",
                "pivots.parameters=[]",
                "--set",
                "policies=[" + String.join(",", POLICIES) + "]",
                "--out",
                runs.toString(),
                "--master",
                "local[1]");
        assertEquals(0, result.exitCode(), result.output());
        run = CompleteRun.find(runs.toString()).folder();
    }

    private static List<List<String>> stored(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            for (String table : List.of("cohort", "patient_outcomes")) {
                statement.execute("CREATE VIEW " + table + " AS SELECT * FROM read_parquet('" + run.resolve(table)
                        + "/*.parquet')");
            }
            List<List<String>> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(query)) {
                while (rows.next()) {
                    List<String> row = new ArrayList<>();
                    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                        row.add(String.valueOf(rows.getString(i)));
                    }
                    found.add(row);
                }
            }
            return found;
        }
    }

    private static Shell explain(Path out, String... arguments) {
        return Shell.run(
                Stream.concat(Stream.of("explain", run.toString(), "--out", out.toString()), Stream.of(arguments))
                        .toArray());
    }

    private static List<CSVRecord> records(Path out, String ending) throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            Path file = files.filter(each -> each.toString().endsWith(ending))
                    .findFirst()
                    .orElseThrow();
            try (Reader reader = Files.newBufferedReader(file)) {
                return CSVFormat.DEFAULT
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get()
                        .parse(reader)
                        .getRecords();
            }
        }
    }

    private static List<CSVRecord> of(List<CSVRecord> records, String policy) {
        return records.stream()
                .filter(each -> each.get("policy").equals(policy))
                .toList();
    }

    private static long count(List<CSVRecord> records, String kind) {
        return records.stream().filter(each -> each.get("kind").equals(kind)).count();
    }

    /** Twenty patients, on long-term therapy and not, those with most events first: replayed, their stored rows come out again. */
    @Test
    void twentyPatientsUnderAllPoliciesAreReplayedToTheLastDigit() throws SQLException {
        List<List<String>> patients = stored("SELECT patient_id, sum(overdoses + mental_health_crises + reversals) AS n"
                + " FROM patient_outcomes GROUP BY 1 ORDER BY n DESC, 1 LIMIT 12");
        patients.addAll(stored("SELECT patient_id FROM cohort WHERE exposure_type <> 'long_term' ORDER BY 1 LIMIT 8"));
        assertEquals(20, patients.stream().map(row -> row.get(0)).distinct().count());
        for (int i = 0; i + 1 < POLICIES.size() - 1; i += 2) {
            try (LivesOfRun lives = LivesOfRun.open(CompleteRun.find(run.toString()), POLICIES.subList(i, i + 2))) {
                for (List<String> patient : patients) {
                    assertEquals(2, lives.lives(patient.get(0), null).both().size());
                }
            }
        }
        try (LivesOfRun lives = LivesOfRun.open(CompleteRun.find(run.toString()), List.of("phased-buprenorphine"))) {
            patients.forEach(patient -> lives.lives(patient.get(0), null));
        }
    }

    /** What is told of a life is what the run counted in it. */
    @ParameterizedTest
    @CsvSource({
        "forced-taper, escalate-on-breakthrough, overdoses + mental_health_crises",
        "va-dod-2022, cdc-2022, (taper_completed::INT + buprenorphine_accepted::INT)",
        "usual-care, forced-taper, reversals",
        "cdc-2022, escalate-on-breakthrough, died::INT * 1000 + overdoses",
    })
    void decisionsAndEventsAreThoseThatTheRunCounted(String asked, String against, String most, @TempDir Path out)
            throws SQLException, IOException {
        String id = stored("SELECT patient_id FROM patient_outcomes WHERE policy = '" + asked + "' ORDER BY " + most
                        + " DESC, patient_id LIMIT 1")
                .get(0)
                .get(0);
        Shell shell = explain(out, "--patient", id, "--policy", asked + "," + against);
        assertEquals(0, shell.exitCode(), shell.err());
        for (String policy : List.of(asked, against)) {
            assertCountedAlike(
                    stored(
                                    "SELECT overdoses, mental_health_crises, coalesce(misuse_day, -1), coalesce(death_day, -1), escalations,"
                                            + " taper_offered, taper_completed, buprenorphine_accepted, buprenorphine_dropouts, reversals,"
                                            + " end_mme_per_day, person_days, mean_pain, max_cows, opioid_days,"
                                            + " expected_overdoses_lost_tolerance, expected_crises FROM patient_outcomes WHERE patient_id = "
                                            + id + " AND policy = '" + policy + "'")
                            .get(0),
                    of(records(out, "-events.csv"), policy),
                    of(records(out, "-days.csv"), policy));
        }
    }

    private static void assertCountedAlike(List<String> row, List<CSVRecord> told, List<CSVRecord> days) {
        assertEquals(Long.parseLong(row.get(0)), count(told, "overdose"), told::toString);
        assertEquals(Long.parseLong(row.get(1)), count(told, "crisis"), told::toString);
        assertEquals(
                row.get(2),
                told.stream()
                        .filter(each -> each.get("kind").equals("misuse_began"))
                        .map(each -> each.get("day"))
                        .findFirst()
                        .orElse("-1"));
        assertEquals(
                row.get(3).equals("-1") ? row.get(11) : row.get(3),
                days.get(days.size() - 1).get("day"));
        assertEquals(Long.parseLong(row.get(4)), count(told, "dose_raised"));
        boolean offered = told.stream()
                .anyMatch(each -> each.get("kind").matches("offered|ordered")
                        && each.get("words").startsWith("taper"));
        assertEquals(row.get(5).equals("true"), offered, told::toString);
        assertEquals(row.get(6).equals("true"), count(told, "taper_ended") > 0);
        assertEquals(row.get(7).equals("true"), count(told, "switched_to_buprenorphine") > 0);
        assertEquals(Long.parseLong(row.get(8)), count(told, "left_buprenorphine"));
        assertEquals(Long.parseLong(row.get(9)), count(told, "returned") + count(told, "taper_given_up"));
        assertEquals(row.get(10), days.get(days.size() - 1).get("mme_per_day"));
        assertEquals(Integer.parseInt(row.get(11)), days.size());
        assertEquals(Double.parseDouble(row.get(12)), sum(days, "pain") / days.size(), 10 * EQUAL);
        assertEquals(
                row.get(13),
                Double.toString(days.stream()
                        .mapToDouble(day -> Double.parseDouble(day.get("cows")))
                        .max()
                        .orElseThrow()));
        assertEquals(
                Long.parseLong(row.get(14)),
                days.stream()
                        .filter(day -> Double.parseDouble(day.get("mme_per_day")) > 0)
                        .count());
        assertEquals(Double.parseDouble(row.get(15)), sum(days, "hazard_overdose_lost_tolerance_per_day"), EQUAL);
        assertEquals(Double.parseDouble(row.get(16)), sum(days, "hazard_crisis_per_day"), EQUAL);
    }

    private static double sum(List<CSVRecord> days, String column) {
        return days.stream()
                .mapToDouble(day -> Double.parseDouble(day.get(column)))
                .sum();
    }

    /** An event comes on the first day on which the hazards of all days pass the budget; on no other is the budget overdrawn. */
    @Test
    void anEventComesOnTheDayOnWhichItsBudgetIsOverdrawn(@TempDir Path out) throws SQLException, IOException {
        String id = stored("SELECT patient_id FROM patient_outcomes WHERE policy = 'forced-taper'"
                        + " ORDER BY overdoses + mental_health_crises DESC, 1 LIMIT 1")
                .get(0)
                .get(0);
        assertEquals(
                0,
                explain(out, "--patient", id, "--policy", "forced-taper,usual-care")
                        .exitCode());
        for (String kind : List.of("overdose", "crisis")) {
            List<String> overdrawn = of(records(out, "-days.csv"), "forced-taper").stream()
                    .filter(day -> Double.parseDouble(day.get("hazard_left_" + kind)) < 0)
                    .map(day -> day.get("day"))
                    .toList();
            List<String> happened = of(records(out, "-events.csv"), "forced-taper").stream()
                    .filter(event -> event.get("kind").equals(kind))
                    .map(event -> event.get("day"))
                    .toList();
            assertEquals(happened, overdrawn, kind);
        }
    }

    @ParameterizedTest
    @CsvSource({"most-harmed, ASC", "most-helped, DESC"})
    void aPickIsTheFirstByQalysAndThenById(String pick, String order, @TempDir Path out) throws SQLException {
        String id = stored("SELECT patient_id FROM patient_outcomes a JOIN patient_outcomes b USING (patient_id)"
                        + " JOIN cohort USING (patient_id) WHERE a.policy = 'forced-taper' AND b.policy = 'cdc-2022'"
                        + " AND exposure_type = 'long_term' ORDER BY a.qalys - b.qalys " + order
                        + ", patient_id LIMIT 1")
                .get(0)
                .get(0);
        Shell shell = explain(out, "--pick", pick, "--policy", "forced-taper,cdc-2022");
        assertEquals(0, shell.exitCode(), shell.err());
        assertTrue(shell.out().startsWith("Patient " + id + ", picked as " + pick + " of "), shell.out());
        assertTrue(shell.out().contains("forced-taper is a reference: nobody advises it") || Files.exists(out));
    }

    @Test
    void theUsualPoliciesAreTheFirstGuidelineAgainstTheComparator(@TempDir Path out) {
        Shell shell = explain(out, "--pick", "median");

        assertEquals(0, shell.exitCode(), shell.err());
        assertTrue(shell.out().contains("| cdc-2022"), shell.out());
        assertTrue(shell.out().contains("cdc-2022-against-usual-care.html"), shell.out());
        assertTrue(shell.lines().size() <= 50, () -> shell.lines().size() + " lines");
    }

    @Test
    void thePageRunsNothingAndLoadsNothing(@TempDir Path out) throws Exception {
        assertEquals(
                0,
                explain(out, "--pick", "most-harmed", "--policy", "forced-taper")
                        .exitCode());
        Path file;
        try (Stream<Path> files = Files.list(out)) {
            file = files.filter(each -> each.toString().endsWith(".html"))
                    .findFirst()
                    .orElseThrow();
        }
        String page = Files.readString(file);
        assertTrue(page.contains("content=\"default-src 'none'; style-src 'unsafe-inline'\""), page.substring(0, 400));
        assertFalse(Pattern.compile("(?i)<script|javascript:|\\son\\w+=|<link|<img|@import|url\\(|\\ssrc=|\\sstyle=")
                .matcher(page)
                .find());
        assertFalse(Pattern.compile("https?://(?!www\\.w3\\.org/2000/svg)")
                .matcher(page)
                .find());
        assertTrue(page.contains("forced-taper is a reference: nobody advises it"));
        assertTrue(page.contains("stored of this person under each policy are equal to the last digit"));
        for (String panel :
                List.of("Pain, NRS 0-10", "Hyperkatifeia, 0-10", "Prescribed dose, MME/d", "Opponent: dynorphin")) {
            assertTrue(page.contains("<title>" + panel + "</title>"), panel);
        }
        String body = page.substring(page.indexOf("<body>"), page.indexOf("</body>") + "</body>".length());
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new java.io.ByteArrayInputStream(body.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    @Test
    void unknownPatientsAndPoliciesGetTheNearest(@TempDir Path out) throws SQLException {
        long id = Long.parseLong(
                stored("SELECT max(patient_id) FROM cohort").get(0).get(0));
        Shell patient = explain(out, "--patient", Long.toString(id + 1));
        assertEquals(2, patient.exitCode());
        assertTrue(patient.err().contains("has no such patient; nearest: " + id), patient.err());
        Shell noNumber = explain(out, "--patient", "p7");
        assertEquals(2, noNumber.exitCode());
        assertTrue(noNumber.err().contains("--patient p7: not an id of a patient"), noNumber.err());
        Shell policy = explain(out, "--patient", Long.toString(id), "--policy", "forced_tapper");
        assertEquals(2, policy.exitCode());
        assertTrue(policy.err().contains("unknown: forced_tapper; did you mean forced-taper?"), policy.err());
        Shell twice = explain(out, "--patient", Long.toString(id), "--policy", "cdc-2022,cdc-2022");
        assertEquals(2, twice.exitCode());
        Shell nobody = explain(out);
        assertEquals(2, nobody.exitCode(), nobody.err());
        assertEquals(0, out.toFile().list().length, "nothing may be written");
    }

    @Test
    void aRunWithoutPatientsSaysSo(@TempDir Path out) {
        Path other = TestRuns.write(out, "ab12");
        Shell shell = Shell.run("explain", other, "--pick", "median", "--out", out.resolve("explained"));

        assertEquals(2, shell.exitCode());
        assertTrue(shell.err().contains("kept no patients, it has no table patient_outcomes"), shell.err());
    }

    @Test
    void whatDoesNotComeOutAsStoredIsRefused(@TempDir Path out) throws IOException, SQLException {
        Path copy = out.resolve("copy");
        try (Stream<Path> files = Files.walk(run)) {
            for (Path file : files.sorted().toList()) {
                Files.copy(file, copy.resolve(run.relativize(file).toString()));
            }
        }
        Path manifest = copy.resolve("manifest.json");
        String text = Files.readString(manifest);
        assertTrue(text.contains("\"seed\" : 20211"));
        // of a version that kept no digest of its inputs; else the id alone would tell
        String older = text.replaceAll("\\s*\"(program|parameters)_sha256\" : \"\\w*\",", "");
        TestRuns.writeManifest(copy, older.replace("\"seed\" : 20211", "\"seed\" : 20212"));
        Shell shell = Shell.run(
                "explain",
                copy,
                "--pick",
                "most-harmed",
                "--policy",
                "forced-taper",
                "--out",
                out.resolve("explained"));

        assertEquals(1, shell.exitCode(), shell.err());
        assertTrue(shell.err().contains("does not come out as the run stored it"), shell.err());
        assertTrue(shell.err().contains("the run was written by"), shell.err());
        assertFalse(Files.exists(out.resolve("explained")));
    }

    @Test
    void aQueueCannotBeReplayedForOnePatient(@TempDir Path out) {
        Shell shell = explain(out, "--pick", "median", "--policy", "buprenorphine-with-waiting-list");

        assertEquals(1, shell.exitCode());
        assertTrue(shell.err().contains("buprenorphine-with-waiting-list has a queue"), shell.err());
    }

    @Test
    void theLatestRunOfTheUsualFolderIsExplainedByItsTitle() throws IOException, InterruptedException {
        AllostatProcess process = AllostatProcess.start(
                folder, folder, List.of("explain", "twelve policies", "--pick", "most-helped", "--out", "told"));
        AllostatProcess.Result result = process.end();

        assertEquals(0, result.exitCode(), result.output());
        assertTrue(Files.isRegularFile(folder.resolve("told").resolve("day-columns.csv")), result.output());
    }
}

package org.allostat.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.allostat.outcomes.Measure;
import org.allostat.population.StratumVariable;
import org.allostat.run.CompleteRun;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Contrasts of a real run: against its own tables, and against queries of DuckDB that share nothing with the program. */
class ContrastCommandTest {
    private static final String COMPARATOR = "usual-care";
    private static final double EQUAL = 1e-12;

    @TempDir
    static Path folder;

    private static Path run = Path.of("");

    @BeforeAll
    static void runOnce() throws IOException, InterruptedException {
        run = folder.resolve("runs");
        AllostatProcess.Result result = AllostatProcess.run(
                folder,
                "run",
                "jobs/studies/ci.yaml",
                "--patients",
                "150",
                "--set",
                "years=1",
                "--set",
                "draws=2",
                "--set",
                "pivots.patients=60",
                "--set",
                "policies=[usual-care,buprenorphine-offer,conversation,forced-taper]",
                "--out",
                run.toString(),
                "--master",
                "local[1]");
        assertEquals(0, result.exitCode(), result.output());
        assertTrue(result.output().contains("mean over draws (95% uncertainty interval)"), result.output());
    }

    private static JsonNode contrast(String... arguments) throws IOException {
        Shell shell = Shell.run(Stream.concat(
                        Stream.of("contrast", run.toString(), "--format", "json", "--show-small-cells"),
                        Arrays.stream(arguments))
                .toArray());
        assertEquals(0, shell.exitCode(), shell.err());
        return new ObjectMapper().readTree(shell.out());
    }

    private static JsonNode table(String query) throws SQLException, IOException {
        CompleteRun found = CompleteRun.find(run.toString());
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            for (String table : List.of(
                    "cohort", "patient_outcomes", "policy_outcomes", "policy_contrasts", "cost_effectiveness")) {
                statement.execute("CREATE VIEW " + table + " AS SELECT * FROM read_parquet('"
                        + found.folder().resolve(table) + "/*.parquet')");
            }
            try (ResultSet rows = statement.executeQuery("SELECT to_json(list(t)) FROM (" + query + ") t")) {
                rows.next();
                return new ObjectMapper().readTree(rows.getString(1));
            }
        }
    }

    private static void assertSame(JsonNode expected, JsonNode found, String column, String foundColumn) {
        JsonNode one = expected.get(column);
        JsonNode other = found.get(foundColumn);
        String place = column + " of " + expected + "\n" + found;
        assertEquals(one.isNull(), other.isNull(), place);
        if (one.isNumber()) {
            assertEquals(one.asDouble(), other.asDouble(), EQUAL * Math.abs(one.asDouble()), place);
        } else {
            assertEquals(one.asText(), other.asText(), place);
        }
    }

    /** Every measure in every stratum of a variable: what the query finds against the comparator is what the run's own tally found. */
    @ParameterizedTest
    @EnumSource(StratumVariable.class)
    void againstTheComparatorItIsTheTableOfContrasts(StratumVariable variable) throws IOException, SQLException {
        List<String> arguments =
                new ArrayList<>(List.of("--policy", "buprenorphine-offer", "--measure", "all", "--population", "all"));
        boolean all = variable == StratumVariable.ALL;
        if (!all) {
            arguments.addAll(List.of("--by", variable.label()));
        }
        JsonNode found = contrast(arguments.toArray(String[]::new));
        JsonNode expected = table(
                "SELECT * FROM policy_contrasts WHERE draw = 0 AND policy = 'buprenorphine-offer' AND stratum_variable = '"
                        + variable.label() + "'");
        assertTrue(expected.size() >= Measure.values().length / 2, () -> "rows: " + expected.size());
        assertEquals(expected.size(), found.size());
        for (JsonNode row : expected) {
            JsonNode same = NullNode.getInstance();
            for (JsonNode candidate : found) {
                if (candidate.get("measure").asText().equals(row.get("measure").asText())
                        && (all
                                || candidate
                                        .get(variable.label())
                                        .asText()
                                        .equals(row.get("stratum").asText()))) {
                    same = candidate;
                }
            }
            assertFalse(same.isNull(), row.toString());
            for (String column : List.of(
                    "unit",
                    "difference",
                    "standard_error",
                    "ci_low",
                    "ci_high",
                    "ratio",
                    "ratio_ci_low",
                    "ratio_ci_high",
                    "identification",
                    "turned_by",
                    "patients",
                    "persons")) {
                assertSame(row, same, column, column);
            }
        }
    }

    /** A pair of which none is the comparator, against means and variances of DuckDB: the error is that of the persons' differences. */
    @Test
    void ofAnyPairTheErrorIsPairedByPerson() throws IOException, SQLException {
        JsonNode found = contrast(
                        "--policy",
                        "conversation",
                        "--against",
                        "buprenorphine-offer",
                        "--measure",
                        "qalys",
                        "--population",
                        "all")
                .get(0);
        JsonNode expected = table(
                        "WITH people AS (SELECT c.weight AS w, c.exposure_type AS h, round(a.qalys, 6) - round(b.qalys, 6) AS d"
                                + " FROM cohort c JOIN patient_outcomes a USING (patient_id) JOIN patient_outcomes b USING (patient_id)"
                                + " WHERE a.draw = 0 AND b.draw = 0 AND a.policy = 'conversation' AND b.policy = 'buprenorphine-offer'),"
                                + " total AS (SELECT sum(w) AS n, sum(w * d) / sum(w) AS difference FROM people)"
                                + " SELECT any_value(difference) AS difference, sqrt(sum(v)) AS standard_error FROM (SELECT h, any_value(difference) AS"
                                + " difference, any_value(w * w / (n * n)) * count(*) * var_samp(d - difference) AS v FROM people, total GROUP BY h)")
                .get(0);
        assertEquals(
                expected.get("difference").asDouble(), found.get("difference").asDouble(), 1e-9);
        assertEquals(
                expected.get("standard_error").asDouble(),
                found.get("standard_error").asDouble(),
                1e-9);
        assertTrue(found.get("standard_error").asDouble() > 0);
    }

    @Test
    void theOtherWayRoundEverythingChangesItsSign() throws IOException {
        JsonNode one =
                contrast("--policy", "conversation", "--against", "forced-taper", "--measure", "overdoses,qalys,died");
        JsonNode other =
                contrast("--policy", "forced-taper", "--against", "conversation", "--measure", "overdoses,qalys,died");
        for (int i = 0; i < 3; i++) {
            for (String column : List.of("difference", "draws_low")) {
                String opposite = column.equals("draws_low") ? "draws_high" : column;
                assertEquals(
                        -one.get(i).get(column).asDouble(),
                        other.get(i).get(opposite).asDouble(),
                        1e-12);
            }
            assertSame(one.get(i), other.get(i), "standard_error", "standard_error");
            assertSame(one.get(i), other.get(i), "identification", "identification");
            assertSame(one.get(i), other.get(i), "estimate", "against");
        }
    }

    /** Long-term patients are the usual population; the spread over draws is that of the table's estimates. */
    @Test
    void overDrawsItIsTheSpreadOfDifferences() throws IOException, SQLException {
        JsonNode found = contrast(
                        "--policy",
                        "conversation",
                        "--against",
                        "forced-taper",
                        "--measure",
                        "overdoses",
                        "--per",
                        "100000")
                .get(0);
        JsonNode expected = table(
                        "SELECT quantile_cont(a.estimate - b.estimate, 0.025) AS low, quantile_cont(a.estimate - b.estimate, 0.975) AS high"
                                + " FROM policy_outcomes a JOIN policy_outcomes b USING (draw, stratum_variable, stratum, measure) WHERE draw > 0"
                                + " AND a.policy = 'conversation' AND b.policy = 'forced-taper' AND stratum = 'long_term' AND measure = 'overdoses'")
                .get(0);
        assertEquals(2, found.get("draws").asInt());
        assertEquals(
                1000 * expected.get("low").asDouble(), found.get("draws_low").asDouble(), 1e-6);
        assertEquals(
                1000 * expected.get("high").asDouble(), found.get("draws_high").asDouble(), 1e-6);
        assertEquals("per 100,000 person-years", found.get("unit").asText());
        JsonNode unscaled = contrast("--policy", "conversation", "--against", "forced-taper", "--measure", "overdoses")
                .get(0);
        assertEquals(
                1000 * unscaled.get("ci_high").asDouble(), found.get("ci_high").asDouble(), 1e-6);
        assertSame(unscaled, found, "ratio", "ratio");
    }

    /** Cells that do not overlap: their persons, and their weighted differences, add up to those of everybody. */
    @Test
    void crossedStrataAddUp() throws IOException {
        JsonNode cells = contrast(
                "--policy",
                "conversation",
                "--against",
                "buprenorphine-offer",
                "--by",
                "age_group,exposure_type,sex",
                "--measure",
                "qalys");
        JsonNode everybody = contrast(
                        "--policy",
                        "conversation",
                        "--against",
                        "buprenorphine-offer",
                        "--measure",
                        "qalys",
                        "--population",
                        "all")
                .get(0);
        double persons = 0;
        double sum = 0;
        for (JsonNode cell : cells) {
            persons += cell.get("persons").asDouble();
            sum += cell.get("persons").asDouble() * cell.get("difference").asDouble();
            assertEquals("not tallied by draw", cell.get("over_draws").asText());
            assertTrue(cell.get("draws").isNull() && cell.get("draws_low").isNull());
            assertEquals(
                    "not examined in crossed strata", cell.get("identification").asText());
        }
        assertTrue(cells.size() > 8, cells::toString);
        assertEquals(everybody.get("persons").asDouble(), persons, 1e-6);
        assertEquals(everybody.get("difference").asDouble(), sum / persons, 1e-12);
        assertEquals(
                List.of("18-34", "short_course"),
                List.of(
                        cells.get(0).get("age_group").asText(),
                        cells.get(0).get("exposure_type").asText()));
    }

    /** Of one exposure type all weights are equal, so that shares are counts, and quantiles those of DuckDB. */
    @Test
    void helpedAndHarmedAreCounted() throws IOException, SQLException {
        JsonNode found = contrast(
                "--policy", "buprenorphine-offer", "--measure", "qalys", "--distribution", "--threshold", "0.001");
        JsonNode expected = table(
                        "WITH people AS (SELECT round(a.qalys, 6) - round(b.qalys, 6) AS d FROM cohort JOIN patient_outcomes a USING"
                                + " (patient_id) JOIN patient_outcomes b USING (patient_id) WHERE a.draw = 0 AND b.draw = 0 AND exposure_type = 'long_term'"
                                + " AND a.policy = 'buprenorphine-offer' AND b.policy = 'usual-care') SELECT avg((d > 0.0010005)::INT) AS helped,"
                                + " avg((d < -0.0010005)::INT) AS harmed, avg((abs(d) <= 0.0010005)::INT) AS about_equal, avg(d) AS mean,"
                                + " quantile_disc(d, 0.05) AS quantile_5, quantile_disc(d, 0.5) AS quantile_50, quantile_disc(d, 0.95) AS quantile_95,"
                                + " count(*) AS n FROM people")
                .get(0);
        double shares = 0;
        for (JsonNode row : found) {
            String statistic = row.get("statistic").asText();
            double value = row.get("value").asDouble();
            if (expected.has(statistic)) {
                assertEquals(expected.get(statistic).asDouble(), value, 1e-9, statistic);
            }
            if (row.get("unit").asText().equals("share")) {
                shares += value;
                double n = expected.get("n").asDouble();
                // the design samples more than one stratum, but all of this domain is in one: the binomial error up to
                // n - 1
                assertEquals(
                        Math.sqrt(value * (1 - value) / (n - 1)),
                        row.get("standard_error").asDouble(),
                        1e-9,
                        statistic);
                assertTrue(row.get("ci_low").asDouble() <= value
                        && value <= row.get("ci_high").asDouble());
            }
            if (statistic.startsWith("quantile")) {
                assertTrue(
                        row.get("ci_low").asDouble() <= value
                                && value <= row.get("ci_high").asDouble(),
                        row::toString);
            }
        }
        assertEquals(9, found.size());
        assertEquals(1, shares, 1e-12);
        assertEquals("helped", found.get(0).get("statistic").asText());
        JsonNode crises = contrast("--policy", "forced-taper", "--measure", "mental_health_crises", "--distribution");
        assertEquals("harmed", crises.get(0).get("statistic").asText());
        assertEquals("events", crises.get(3).get("unit").asText());
    }

    /** The mean of all differences is the difference of means, with the same error. */
    @Test
    void theMeanOfDifferencesIsTheContrast() throws IOException {
        JsonNode mean = contrast(
                        "--policy",
                        "buprenorphine-offer",
                        "--measure",
                        "cost_usd",
                        "--distribution",
                        "--population",
                        "all")
                .get(3);
        JsonNode contrast = contrast("--policy", "buprenorphine-offer", "--measure", "cost_usd", "--population", "all")
                .get(0);
        assertEquals("mean", mean.get("statistic").asText());
        assertSame(contrast, mean, "difference", "value");
        assertEquals(
                contrast.get("standard_error").asDouble(),
                mean.get("standard_error").asDouble(),
                1e-9);
    }

    @Test
    void cellsOfFewPatientsAreWithheldAndTold() throws IOException {
        Shell shell = Shell.run(
                "contrast",
                run,
                "--policy",
                "conversation",
                "--by",
                "age_group,insurance,mme_band,sex",
                "--measure",
                "qalys",
                "--format",
                "json");
        assertEquals(0, shell.exitCode(), shell.err());
        boolean withheld = false;
        for (JsonNode row : new ObjectMapper().readTree(shell.out())) {
            withheld |= row.get("difference").isNull() && row.get("patients").isNull();
            assertTrue(row.get("patients").isNull() || row.get("patients").asInt() >= 11);
            assertFalse(row.get("mme_band").isNull());
        }
        assertTrue(withheld && shell.err().contains("rest on fewer than 11 synthetic patients"), shell.err());
    }

    @Test
    void aReferenceIsCalledOne() {
        Shell shell = Shell.run("contrast", run, "--policy", "forced-taper");
        assertEquals(0, shell.exitCode(), shell.err());
        assertTrue(shell.err().contains("forced-taper is a reference"), shell.err());
        assertTrue(shell.out().contains("not tallied") || shell.out().contains("95% of draws"), shell.out());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        --policy conversatoin | did you mean conversation?
        --policy conversation --against conversation | the same as --policy
        --policy conversation --measure qaly | did you mean qalys?
        --policy conversation --by age | (allowed: exposure_type, sex, age_group,
        --policy conversation --by sex,sex | named twice
        --policy conversation --population longterm | did you mean long_term?
        --policy conversation --per 0 | --per: must be at least 1
        --policy conversation --per 100 --measure end_pain | --per: end_pain is in NRS
        --policy conversation --per 100 --distribution | --per: 100 with --distribution
        --policy conversation --distribution --threshold -1 | --threshold: must not be below 0
        """)
    void whatIsNotThereIsRefusedWithWhatIs(String arguments, String message) {
        Shell shell =
                Shell.run(Stream.concat(Stream.of("contrast", run.toString()), Arrays.stream(arguments.split(" ")))
                        .toArray());
        assertEquals(2, shell.exitCode(), shell.err());
        assertTrue(shell.err().contains(message) && shell.err().contains("(allowed: "), shell.err());
        assertEquals("", shell.out());
    }

    /** The mean over draws stands beside the draws, and the registry's own values stay at draw 0. */
    @Test
    void meansOverDrawsAreRowsOfTheirOwn() throws IOException, SQLException {
        JsonNode rows = table(
                "SELECT policy, avg(qalys) FILTER (WHERE draw > 0) AS expected, any_value(qalys) FILTER (WHERE draw = -1) AS found,"
                        + " count(DISTINCT draw) AS draws FROM cost_effectiveness WHERE comparator = '" + COMPARATOR
                        + "' GROUP BY policy");
        assertEquals(4, rows.size());
        for (JsonNode row : rows) {
            assertEquals(row.get("expected").asDouble(), row.get("found").asDouble(), 1e-12);
            assertEquals(4, row.get("draws").asInt());
        }
    }
}

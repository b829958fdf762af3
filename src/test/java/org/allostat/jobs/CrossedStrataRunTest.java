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
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.allostat.run.CompleteRun;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Crossed strata that a study names, in real runs: one without them, and the same with them in one partition and in seven. Draws,
 * a pivot and a structure are among them.
 */
class CrossedStrataRunTest {
    private static final double EQUAL = 1e-12;
    private static final List<String> TALLIED =
            List.of("outcome_tally", "policy_outcomes", "policy_contrasts", "pivot_contrasts", "structure_contrasts");
    private static final String STRATA = "strata=[[age_group,exposure_type],[sex,mme_band]]";

    @TempDir
    static Path folder;

    private static Path without = Path.of("");
    private static Path inOne = Path.of("");
    private static Path inSeven = Path.of("");

    @BeforeAll
    static void runThree() throws IOException, InterruptedException {
        without = run("without", "partitions=1");
        inOne = run("one", "partitions=1", STRATA);
        inSeven = run("seven", "partitions=7", STRATA);
    }

    private static Path run(String name, String... settings) throws IOException, InterruptedException {
        Path out = folder.resolve(name);
        List<String> arguments = new ArrayList<>(List.of("run", "jobs/studies/ci.yaml", "--out", out.toString()));
        Stream.concat(
                        Stream.of(
                                "patients=150",
                                "years=1",
                                "draws=3",
                                "pivots={patients: 60, parameters: [{parameter: pi_NI, value: 0}]}",
                                "structures=[{id: no-immune, title: No neuroimmune pain, parameters: {pi_NI: 0}}]",
                                "policies=[usual-care,conversation,forced-taper]"),
                        Arrays.stream(settings))
                .forEach(setting -> arguments.addAll(List.of("--set", setting)));
        arguments.addAll(List.of("--master", "local[2]"));
        AllostatProcess.Result result = AllostatProcess.run(folder, arguments.toArray(String[]::new));
        assertEquals(0, result.exitCode(), result.output());
        return out;
    }

    private static String files(Path run, String table) {
        return "read_parquet('" + CompleteRun.find(run.toString()).folder().resolve(table) + "/*.parquet')";
    }

    private static JsonNode query(String query) throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT to_json(list(t)) FROM (" + query + ") t")) {
            rows.next();
            return new ObjectMapper().readTree(String.valueOf(rows.getString(1)));
        }
    }

    private static long count(String query) throws SQLException, IOException {
        return query("SELECT count(*) AS n FROM (" + query + ")")
                .get(0)
                .get("n")
                .asLong();
    }

    private static JsonNode contrast(Path run, String... arguments) throws IOException {
        Shell shell = Shell.run(Stream.concat(
                        Stream.of("contrast", run.toString(), "--format", "json", "--show-small-cells"),
                        Arrays.stream(arguments))
                .toArray());
        assertEquals(0, shell.exitCode(), shell.err());
        return new ObjectMapper().readTree(shell.out());
    }

    /** Rows without crossed strata are those of the run that names none, and nothing else is added than what was named. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "outcome_tally",
                "policy_outcomes",
                "policy_contrasts",
                "pivot_contrasts",
                "structure_contrasts",
                "patient_outcomes",
                "monthly_outcomes",
                "yearly_outcomes",
                "cost_effectiveness"
            })
    void whatIsNotCrossedStaysAsItIs(String table) throws SQLException, IOException {
        boolean crossed = TALLIED.contains(table);
        String others =
                "SELECT * FROM " + files(inOne, table) + (crossed ? " WHERE NOT contains(stratum_variable, ':')" : "");
        String before = "SELECT * FROM " + files(without, table);
        assertTrue(count(before) > 10);
        assertEquals(count(before), count(others));
        assertEquals(0, count(before + " EXCEPT " + others));
        if (crossed) {
            assertEquals(
                    List.of("exposure_type:age_group", "sex:mme_band"),
                    query("SELECT DISTINCT stratum_variable FROM " + files(inOne, table)
                                    + " WHERE contains(stratum_variable, ':') ORDER BY stratum_variable")
                            .findValuesAsText("stratum_variable"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"outcome_tally", "policy_outcomes", "policy_contrasts", "pivot_contrasts", "structure_contrasts"
            })
    void onePartitionAndSevenAreEqual(String table) throws SQLException, IOException {
        String one = "SELECT * FROM " + files(inOne, table);
        String seven = "SELECT * FROM " + files(inSeven, table);
        assertTrue(count(one + " WHERE contains(stratum_variable, ':')") > 10);
        assertEquals(count(one), count(seven));
        assertEquals(0, count(one + " EXCEPT " + seven));
    }

    /** Every sum of every policy, measure and design stratum, in whole numbers, over each variable of each crossing. */
    @ParameterizedTest
    @CsvSource({
        "exposure_type:age_group, 1, exposure_type",
        "exposure_type:age_group, 2, age_group",
        "sex:mme_band, 1, sex",
        "sex:mme_band, 2, mme_band"
    })
    void cellsAddUpToTheStrataOfEachVariable(String crossing, int place, String variable)
            throws SQLException, IOException {
        String sums =
                "sum(patients), sum(y), sum(yy), sum(x), sum(xx), sum(xy), sum(y_comparator_y), sum(y_comparator_x),"
                        + " sum(x_comparator_y), sum(x_comparator_x)";
        String tally = files(inSeven, "outcome_tally");
        String cells = "SELECT policy, draw, design_stratum, measure, split_part(stratum, ':', " + place
                + ") AS part, " + sums + " FROM " + tally + " WHERE stratum_variable = '" + crossing
                + "' GROUP BY policy, draw, design_stratum, measure, part";
        String marginals = "SELECT policy, draw, design_stratum, measure, stratum AS part, " + sums + " FROM " + tally
                + " WHERE stratum_variable = '" + variable + "' GROUP BY policy, draw, design_stratum, measure, part";
        assertTrue(count(marginals) > 100);
        assertEquals(count(marginals), count(cells));
        assertEquals(0, count(cells + " EXCEPT " + marginals));
        // draws leave estimates, of which patients are whole numbers: the people of every measure that everybody has
        String people =
                files(inSeven, "policy_outcomes") + " WHERE draw > 0 AND measure = 'qalys' AND stratum_variable = '";
        String ofCells = "SELECT policy, draw, split_part(stratum, ':', " + place + ") AS part, sum(patients) FROM "
                + people + crossing + "' GROUP BY policy, draw, part";
        String ofStrata = "SELECT policy, draw, stratum AS part, sum(patients) FROM " + people + variable
                + "' GROUP BY policy, draw, part";
        assertTrue(count(ofStrata) >= 3 * 3 * 2);
        assertEquals(count(ofStrata), count(ofCells));
        assertEquals(0, count(ofCells + " EXCEPT " + ofStrata));
    }

    /** What the query finds in the patients of draw 0 is what the tallies gave, and so is what is known of draws and pivots. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        age_group,exposure_type | exposure_type:age_group
        exposure_type,age_group | exposure_type:age_group
        mme_band,sex | sex:mme_band
        sex,mme_band | sex:mme_band
        """)
    void aContrastFromTalliesIsTheContrastFromPatients(String by, String crossing) throws SQLException, IOException {
        JsonNode found =
                contrast(inOne, "--policy", "forced-taper", "--by", by, "--measure", "all", "--population", "all");
        Map<String, JsonNode> byCell = new TreeMap<>();
        for (JsonNode row : found) {
            String stratum = Stream.of(crossing.split(":", -1))
                    .map(variable -> row.get(variable).asText())
                    .reduce((one, other) -> one + ":" + other)
                    .orElseThrow();
            byCell.put(stratum + " " + row.get("measure").asText(), row);
        }
        JsonNode expected = query("SELECT * FROM " + files(inOne, "policy_contrasts")
                + " WHERE draw = 0 AND policy = 'forced-taper' AND stratum_variable = '" + crossing + "'");
        assertTrue(expected.size() > 100);
        assertEquals(expected.size(), found.size());
        int spread = 0;
        for (JsonNode row : expected) {
            JsonNode same = byCell.getOrDefault(
                    row.get("stratum").asText() + " " + row.get("measure").asText(), NullNode.getInstance());
            assertFalse(same.isNull(), row::toString);
            for (String column : List.of(
                    "difference",
                    "standard_error",
                    "ci_low",
                    "ci_high",
                    "ratio",
                    "ratio_ci_low",
                    "ratio_ci_high",
                    "patients",
                    "persons",
                    "identification",
                    "turned_by")) {
                assertSame(row, same, column, column);
            }
            assertEquals(row.path("draws").asInt(), same.path("draws").asInt(), row::toString);
            if (same.get("draws").asInt() > 1) {
                spread++;
                assertSame(row, same, "uncertainty_low", "draws_low");
                assertSame(row, same, "uncertainty_high", "draws_high");
                assertEquals("95% of draws", same.get("over_draws").asText());
            }
        }
        assertTrue(spread > expected.size() / 2, () -> "rows with a spread: of " + expected.size());
    }

    /** Either policy may be other than the comparator: draws come from the estimates of both, errors from the patients. */
    @Test
    void bothErrorsOfAnyPair() throws SQLException, IOException {
        JsonNode found = contrast(
                inOne,
                "--policy",
                "conversation",
                "--against",
                "forced-taper",
                "--by",
                "mme_band,sex",
                "--population",
                "all",
                "--measure",
                "qalys");
        JsonNode expected = query(
                "SELECT stratum, quantile_cont(a.estimate - b.estimate, 0.025) AS low, quantile_cont(a.estimate - b.estimate, 0.975)"
                        + " AS high, count(*) AS draws FROM " + files(inOne, "policy_outcomes") + " a JOIN "
                        + files(inOne, "policy_outcomes")
                        + " b USING (draw, stratum_variable, stratum, measure) WHERE draw > 0 AND a.policy = 'conversation' AND"
                        + " b.policy = 'forced-taper' AND stratum_variable = 'sex:mme_band' AND measure = 'qalys' GROUP BY stratum");
        int compared = 0;
        for (JsonNode row : expected) {
            for (JsonNode candidate : found) {
                String stratum = candidate.get("sex").asText() + ":"
                        + candidate.get("mme_band").asText();
                if (stratum.equals(row.get("stratum").asText())
                        && row.get("draws").asInt() > 1) {
                    compared++;
                    assertSame(row, candidate, "low", "draws_low");
                    assertSame(row, candidate, "high", "draws_high");
                    boolean one = candidate.get("patients").asInt() < 2;
                    assertEquals(one, candidate.get("standard_error").isNull(), candidate::toString);
                    assertTrue(candidate.get("draws_low").asDouble()
                            <= candidate.get("draws_high").asDouble());
                }
            }
        }
        assertTrue(compared >= 6, "cells: " + compared);
    }

    /** Long-term patients, whom a policy question is about, in strata of another variable: that is a crossing with their exposure type. */
    @Test
    void oneExposureTypeInStrataOfAVariableIsACrossing() throws SQLException, IOException {
        JsonNode found =
                contrast(inOne, "--policy", "forced-taper", "--by", "age_group", "--measure", "expected_crises");
        assertTrue(found.size() >= 2);
        for (JsonNode row : found) {
            JsonNode expected = query("SELECT * FROM " + files(inOne, "policy_contrasts")
                            + " WHERE draw = 0 AND policy = 'forced-taper' AND measure = 'expected_crises' AND stratum = 'long_term:"
                            + row.get("age_group").asText() + "'")
                    .get(0);
            assertEquals(3, row.get("draws").asInt());
            assertSame(expected, row, "uncertainty_low", "draws_low");
            assertSame(expected, row, "difference", "difference");
            assertSame(expected, row, "identification", "identification");
        }
    }

    @Test
    void whereACrossingIsNotTalliedItIsSaidHowToGetItsSpread() {
        Shell named =
                Shell.run("contrast", inOne, "--policy", "conversation", "--by", "age_group", "--measure", "qalys");
        assertEquals(0, named.exitCode(), named.err());
        assertFalse(named.err().contains("strata:"), named.err());
        Shell other =
                Shell.run("contrast", inOne, "--policy", "conversation", "--by", "age_group,sex", "--measure", "qalys");
        assertEquals(0, other.exitCode(), other.err());
        assertTrue(
                other.err()
                        .contains(
                                "note: of exposure_type:sex:age_group only the patients of draw 0 are known, so that there is no"
                                        + " spread over draws and no identification: run a study that names it, strata: [[exposure_type,"
                                        + " sex, age_group]]"),
                other.err());
        assertTrue(other.out().contains("not tallied by draw"), other.out());
        Shell before =
                Shell.run("contrast", without, "--policy", "conversation", "--by", "age_group", "--measure", "qalys");
        assertTrue(before.err().contains("strata: [[exposure_type, age_group]]"), before.err());
        Shell large = Shell.run(
                "contrast",
                inOne,
                "--policy",
                "conversation",
                "--by",
                "age_group,sex,mme_band,insurance",
                "--measure",
                "qalys",
                "--population",
                "all");
        assertTrue(large.err().contains("its 150 cells are more than the 100"), large.err());
        assertFalse(large.err().contains("strata:"), large.err());
    }

    /** Rows on few patients, of which crossed strata have most, keep their names and lose their numbers, here as there. */
    @Test
    void smallCellsAreWithheldAsInOtherStrata() throws SQLException, IOException {
        String small =
                "FROM policy_contrasts WHERE draw = 0 AND stratum_variable = 'sex:mme_band' AND measure = 'qalys' AND policy ="
                        + " 'forced-taper'";
        long few = count("SELECT * FROM " + files(inOne, "policy_contrasts")
                + small.substring("FROM policy_contrasts".length()) + " AND patients < 11");
        assertTrue(few > 0);
        Shell sql = Shell.run(
                "sql",
                inOne,
                "--format",
                "json",
                "-e",
                "SELECT stratum, difference, uncertainty_low, patients " + small);
        assertEquals(0, sql.exitCode(), sql.err());
        long withheld = 0;
        for (JsonNode row : new ObjectMapper().readTree(sql.out())) {
            if (row.get("patients").isNull()) {
                withheld++;
                assertTrue(
                        row.get("difference").isNull()
                                && row.get("uncertainty_low").isNull(),
                        row::toString);
            }
            assertFalse(row.get("stratum").isNull());
        }
        assertEquals(few, withheld);
        Shell contrast = Shell.run(
                "contrast",
                inOne,
                "--policy",
                "forced-taper",
                "--by",
                "sex,mme_band",
                "--population",
                "all",
                "--measure",
                "qalys",
                "--format",
                "json");
        withheld = 0;
        for (JsonNode row : new ObjectMapper().readTree(contrast.out())) {
            if (row.get("patients").isNull()) {
                withheld++;
                assertTrue(
                        row.get("difference").isNull() && row.get("draws_low").isNull(), row::toString);
            }
        }
        assertEquals(few, withheld);
        assertTrue(contrast.err().contains("rest on fewer than 11 synthetic patients"), contrast.err());
    }

    private static void assertSame(JsonNode expected, JsonNode found, String column, String foundColumn) {
        JsonNode one = expected.get(column);
        JsonNode other = found.get(foundColumn);
        String place = column + " of " + expected + "\n" + found;
        assertEquals(one.isNull(), other.isNull(), place);
        if (one.isNumber()) {
            // draws are differences of two rounded estimates, as exact as these
            double size =
                    foundColumn.startsWith("draws_") ? found.path("estimate").asDouble() : one.asDouble();
            assertEquals(one.asDouble(), other.asDouble(), EQUAL * Math.max(1, Math.abs(size)), place);
        } else {
            assertEquals(one.asText(), other.asText(), place);
        }
    }
}

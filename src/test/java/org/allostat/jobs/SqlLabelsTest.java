package org.allostat.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.allostat.run.CompleteRun;
import org.allostat.sql.DuckDbTables;
import org.allostat.sql.ResultFormat;
import org.allostat.sql.SqlCompletion;
import org.allostat.sql.SqlSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names and values of a real run, where they are typed wrong and where they are typed in part. */
class SqlLabelsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "FROM policy_outcomes WHERE policy = 'forced_taper' | policy_outcomes has policy = 'forced_taper'; nearest: forced-taper",
                "FROM policy_outcomes o WHERE 'usual care' = o.policy | policy_outcomes has policy = 'usual care'; nearest: usual-care",
                "SELECT count(*) FROM \"policy_outcomes\" WHERE \"policy\" IN ('cdc-2022', 'cdc2022')"
                        + " | policy_outcomes has policy = 'cdc2022'; nearest: cdc-2022",
                "SELECT count(*) FROM policy_outcomes WHERE Policy <> 'Usual_Care' | policy_outcomes has Policy = 'Usual_Care'; nearest: usual-care",
                "SELECT sum(CASE WHEN sex = 'femal' THEN 1 END) FROM cohort | cohort has sex = 'femal'; nearest: female",
                "FROM cohort WHERE sex = 'xyzzy' | cohort has sex = 'xyzzy'; values: female, male",
                "FROM policy_effects WHERE measure = 'qaly' LIMIT 1 | policy_effects has measure = 'qaly'; nearest: qalys",
                "WITH mine AS (SELECT * FROM policy_contrasts WHERE comparator = 'usual') SELECT count(*) FROM mine"
                        + " | policy_contrasts has comparator = 'usual'; nearest: usual-care",
                "SELECT count(*) FROM cohort c WHERE EXISTS (SELECT 1 FROM policy_outcomes WHERE c.sex = 'femail')"
                        + " | cohort has sex = 'femail'; nearest: female",
                "SELECT count(*) FROM policy_outcomes JOIN policy_contrasts USING (policy) WHERE policy = 'cdc_2020'"
                        + " | policy_outcomes or policy_contrasts has policy = 'cdc_2020'; nearest: cdc-2022",
                "FROM measure WHERE better = 'lowest' | measure has better = 'lowest'; nearest: lower"
            })
    void aTextThatNoRowHasIsToldWithTheNearestOne(String sql, String note) {
        Shell shell = Shell.run("sql", run(), "--show-small-cells", "-e", sql);

        assertEquals(0, shell.exitCode(), shell.err());
        assertEquals("note: no row of " + note + "\n", shell.err());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FROM policy_outcomes WHERE policy = 'forced-taper'",
                "FROM policy_outcomes WHERE policy IN ('forced-taper', 'usual-care')",
                "FROM policy_outcomes WHERE policy = 'usual-care' AND policy = 'forced-taper'", // no rows, and each is
                // right
                "FROM policy_outcomes WHERE stratum = '' OR policy = 'usual-care'",
                "SELECT 1 /* policy = 'nonsense' */ FROM policy_outcomes -- policy = 'nonsense'",
                "SELECT 'policy = ''nonsense''' AS x FROM policy_outcomes",
                "SELECT 'nonsense' AS policy FROM policy_outcomes",
                "SELECT count(*) FROM policy_outcomes WHERE policy LIKE 'nonsense%' OR upper(policy) = 'NONSENSE'",
                "SELECT count(*) FROM policy_outcomes WHERE policy || 'x' = 'nonsense' OR policy = 'non' || 'sense'",
                "WITH mine AS (SELECT 'nonsense' AS policy FROM policy_outcomes) FROM mine WHERE policy = 'nonsense'",
                "WITH cohort AS (SELECT 'nonsense' AS sex) FROM cohort WHERE sex = 'nonsense'",
                "FROM (SELECT upper(policy) AS policy FROM policy_outcomes) WHERE policy = 'NONSENSE'",
                "FROM policy_outcomes t(policy_id) WHERE policy_id = 'nonsense'",
                "FROM (VALUES ('a')) t(policy) WHERE policy = 'nonsense'",
                "SELECT upper(policy) AS policy FROM policy_outcomes GROUP BY ALL HAVING policy = 'NONSENSE'",
                "SELECT count(*) FROM cohort WHERE current_schema() = 'nonsense'",
                "CREATE VIEW mine AS FROM policy_outcomes WHERE policy = 'nonsense'",
                "CREATE TABLE mine AS SELECT 'nonsense' AS policy; FROM mine WHERE policy = 'nonsense'",
                "SELECT getvariable('policy') = 'nonsense' FROM policy_outcomes"
            })
    void whatIsThereOrIsNoValueOfATableHasNoNote(String sql) {
        Shell shell = Shell.run("sql", run(), "--show-small-cells", "-e", sql);

        assertEquals(0, shell.exitCode(), shell.err());
        assertEquals("", shell.err());
    }

    @Test
    void statementsOfAFileHaveNotesToo(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("a.sql"), "FROM cohort WHERE sex = 'Mal';");

        Shell shell = Shell.run("sql", run(), "-f", file);

        assertEquals("note: no row of cohort has sex = 'Mal'; nearest: male\n", shell.err());
    }

    @Test
    void aTransactionOfTheUsersIsNotDisturbed() {
        Shell shell = Shell.run(
                "sql",
                run(),
                "--show-small-cells",
                "--format",
                "csv",
                "-e",
                "BEGIN; CREATE TABLE mine AS SELECT 1 AS x; SELECT count(*) AS n FROM cohort WHERE sex = 'mail';"
                        + " ROLLBACK; SELECT count(*) AS n FROM duckdb_tables() WHERE table_name = 'mine'");

        assertEquals(
                List.of("n", "0", "n", "0"),
                shell.lines().subList(shell.lines().size() - 4, shell.lines().size()));
        assertEquals("note: no row of cohort has sex = 'mail'; nearest: male\n", shell.err());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SELECT * FROM policy_out^ | policy_outcomes",
                "select * from cohort, policy_ef^ | policy_effects",
                "FROM policy_outcomes WHERE stratum_v^ | stratum_variable",
                "SELECT o.stratum_v^ FROM policy_outcomes o | stratum_variable",
                "FROM policy_outcomes WHERE policy = 'for^ | 'forced-taper'",
                "FROM policy_outcomes o WHERE o.policy IN ('usual-care', 'CDC^ | 'cdc-2022'",
                "FROM policy_effects WHERE policy <> 'forced^ | 'forced-taper'",
                "FROM cohort WHERE sex = ^ | 'female' 'male'",
                "FROM cohort WHERE exposure_type = 'long^ | 'long_term'",
                "FROM parameter; FROM cohort WHERE pain_cond^ | pain_condition",
                "sel^ | select",
                "SEL^ | SELECT",
                "\\d policy_ef^ | policy_effects",
                "\\^ | \\d \\? \\q",
                "FROM cohort WHERE death_day = 'x^ | ``",
                "FROM nonsense WHERE policy = 'x^ | ``",
                "SELECT 'FROM ^ | ``"
            })
    void whatMayStandAtTheCursorIsOffered(String typed, String offered) throws SQLException {
        StringWriter nowhere = new StringWriter();
        try (SqlSession session = new SqlSession(
                List.of(CompleteRun.find(run().toString())),
                DuckDbTables.SmallCells.BLANK,
                SqlSession.Files.OF_THE_RUNS,
                ResultFormat.TABLE,
                new PrintWriter(nowhere),
                new PrintWriter(nowhere))) {
            int cursor = typed.indexOf('^');
            SqlCompletion.Completion completion = session.completion().at(typed.replace("^", ""), cursor);

            assertEquals(
                    offered,
                    String.join(
                            " ",
                            completion.choices().stream()
                                    .map(SqlCompletion.Choice::text)
                                    .toList()));
            assertTrue(completion.start() <= cursor);
        }
    }

    /** Notes and completion take the values of a plain view from the tables that it reads. */
    @Test
    void aPlainViewHasNoOtherValuesThanItsTables() {
        for (String column : List.of(
                "policy_effects.policy",
                "policy_effects.measure",
                "policy_effects.stratum",
                "policy_effects.unit",
                "policy_states.measure",
                "policy_states.standing",
                "trajectories.policy",
                "trajectories.stratum_variable",
                "events_by_cause.policy",
                "costs_by_year.item",
                "costs_by_year.payer",
                "parameters_used.parameter_id",
                "survey_against_published.domain")) {
            String view = column.substring(0, column.indexOf('.'));
            String name = column.substring(column.indexOf('.') + 1);
            Shell values = Shell.run(
                    "sql",
                    run(),
                    "--format",
                    "csv",
                    "-e",
                    "SELECT DISTINCT replace(" + name + ", '''', '''''') AS value FROM " + view
                            + " WHERE value IS NOT NULL ORDER BY 1");
            if (values.exitCode() == 0) {
                String list = String.join(
                        "', '",
                        values.lines().subList(1, values.lines().size()).stream()
                                .map(value -> value.replaceAll("^\"|\"$", "").replace("\"\"", "\""))
                                .toList());
                Shell asked = Shell.run(
                        "sql", run(), "-e", "SELECT count(*) FROM " + view + " WHERE " + name + " IN ('" + list + "')");
                assertTrue(!asked.err().contains("no row of"), asked.err());
            } else {
                assertTrue(
                        values.err().contains("does not exist") || values.err().contains("not found"), values.err());
            }
        }
    }

    private static Path run() {
        return SmallRun.made().folder();
    }
}

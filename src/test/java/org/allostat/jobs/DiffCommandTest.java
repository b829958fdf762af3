package org.allostat.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.allostat.run.CompleteRun;
import org.allostat.run.Manifest;
import org.allostat.table.TableSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTest {
    @TempDir
    private Path folder;

    @Test
    void aRunAndItsCopyAreEqual() throws IOException {
        Path run = SmallRun.made().folder();

        Shell diff = Shell.run("diff", run, SecondSmallRun.copyOf(run, folder));

        assertEquals(0, diff.exitCode(), diff.err());
        assertTrue(diff.out().contains("Question: no difference to show"), diff.out());
        assertTrue(diff.out().endsWith("equal: every table has the same rows in both runs\n"), diff.out());
    }

    @Test
    void questionAndTablesOfTwoRunsAreComparedFieldByFieldAndColumnByColumn() {
        Shell diff = Shell.run(
                "diff", SmallRun.made().folder(), SecondSmallRun.made().folder(), "--format", "csv");

        assertEquals(1, diff.exitCode(), diff.err());
        assertEquals(
                "about,name,row_key,run_1,run_2,difference,relative_difference,rows_differ",
                diff.lines().get(0));
        List<String> lines = diff.lines();
        assertTrue(lines.contains("question,seed,,20211,7,,,"), diff.out());
        assertTrue(lines.contains("question,draws,,4,0,,,"), diff.out());
        assertTrue(
                lines.stream().anyMatch(line -> line.startsWith("question,policies[forced-taper],,\"{")), diff.out());
        assertTrue(lines.contains("program,seed,,20211,7,,,"), diff.out());
        assertTrue(lines.stream().anyMatch(line -> line.startsWith("table,cohort,,")), diff.out());
        assertTrue(lines.stream().anyMatch(line -> line.startsWith("cohort,(rows of one run alone),,")), diff.out());
        assertTrue(
                lines.stream()
                        .anyMatch(line -> line.matches(
                                "survey_estimates,simulated,\"estimate_id=\\S+, domain_variable=\\S+, domain=\\S+\","
                                        + "[-0-9.E]+,[-0-9.E]+,[-0-9.E]+,[0-9.E-]+,\\d+")),
                diff.out());
        assertTrue(diff.err().contains("differ: "), diff.err());
    }

    /** Estimates on few patients are no secret of another run either. */
    @Test
    void smallCellsAreWithheldUnlessAsked() {
        String[] few = {"policy_outcomes,patients,", "policy_outcomes,persons,"};
        String withheld = Shell.run(
                        "diff",
                        SmallRun.made().folder(),
                        SecondSmallRun.made().folder(),
                        "--limit",
                        "50",
                        "--format",
                        "csv")
                .out();
        String shown = Shell.run(
                        "diff",
                        SmallRun.made().folder(),
                        SecondSmallRun.made().folder(),
                        "--limit",
                        "50",
                        "--format",
                        "csv",
                        "--small-cells",
                        "show")
                .out();

        assertTrue(smallest(withheld, few[0]) >= 11, withheld);
        assertTrue(smallest(shown, few[0]) < 11, shown);
    }

    /** The smaller of the two counts in the row of a column. */
    private static double smallest(String csv, String start) {
        String line = csv.lines()
                .filter(each -> each.startsWith(start))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line " + start + "\n" + csv));
        String[] cells = line.replaceAll("\"[^\"]*\"", "key").split(",", -1);
        return Math.min(number(cells[3]), number(cells[4]));
    }

    private static double number(String cell) {
        return cell.isEmpty() ? Double.POSITIVE_INFINITY : Double.parseDouble(cell);
    }

    /** Rows of two runs can stand beside each other only where a key is one. */
    @Test
    void noTwoRowsOfATableHaveOneKey() {
        Path run = SmallRun.made().folder();
        for (Manifest.TableContent table :
                CompleteRun.find(run.toString()).manifest().tables()) {
            String key = String.join(", ", TableSchema.of(table.name()).key());
            Shell rows = Shell.run(
                    "sql",
                    run,
                    "--small-cells",
                    "show",
                    "--format",
                    "csv",
                    "-e",
                    "SELECT count(*) AS keys FROM (SELECT 1 FROM " + table.name() + " GROUP BY " + key + ")");
            assertEquals("keys\n" + table.rows() + "\n", rows.out(), table.name() + " by " + key);
        }
    }

    @Test
    void whatIsNoRunOrNoLimitIsTheUsersMistake() {
        assertEquals(2, Shell.run("diff", SmallRun.made().folder(), "no/such").exitCode());
        Shell limit = Shell.run(
                "diff", SmallRun.made().folder(), SecondSmallRun.made().folder(), "--limit", "-1");
        assertEquals(2, limit.exitCode());
        assertEquals("--limit -1 (allowed: 0 or more)", limit.err().strip());
    }
}

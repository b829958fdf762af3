package org.allostat.jobs;

import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.allostat.report.Limits;
import org.allostat.run.CompleteRun;
import org.allostat.sql.DuckDbTables;
import org.allostat.sql.ResultFormat;
import org.allostat.sql.SqlSession;
import org.allostat.terminal.Pasted;
import org.allostat.terminal.Screen;

/** What a survey found, for the terminal: the same queries that anyone can ask of its tables. */
final class SurveyReport {
    private final CompleteRun run;
    private final boolean byMore;

    /**
     * @param run a survey
     * @param byMore whether domains were asked for
     */
    SurveyReport(CompleteRun run, boolean byMore) {
        this.run = run;
        this.byMore = byMore;
    }

    /**
     * Prints the report.
     *
     * @param simulated whether anybody was simulated
     * @param replicates whether there are several
     * @param puf whether a public-use file stands beside
     * @param chart name of the picture in the run's folder
     * @param page where the report is, if one was made
     */
    void print(
            PrintWriter out, boolean simulated, boolean replicates, boolean puf, String chart, Optional<String> page) {
        PackWords.lines(run.manifest().config()).forEach(out::println);
        try (SqlSession session = new SqlSession(
                List.of(run),
                DuckDbTables.SmallCells.BLANK,
                SqlSession.Files.OF_THE_RUNS,
                ResultFormat.TABLE,
                out,
                out)) {
            if (simulated) {
                printSimulated(session, out);
            }
            if (puf) {
                Sections.print(session, out, "Public-use file", simulated ? "survey_puf" : "survey_file");
            }
            if (replicates) {
                Sections.print(
                        session,
                        out,
                        "Errors claimed against errors found over the replicates (95% Monte Carlo intervals)",
                        "survey_replicates_summary");
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("the tables of " + run.folder() + " cannot be read", failure);
        }
        if (simulated) {
            out.println();
            Limits.OF_SURVEYS.forEach(
                    limit -> Screen.ofThisTerminal().wrapped("* " + limit).forEach(out::println));
        }
        out.println();
        page.ifPresent(file -> out.println("report     " + file));
        out.println("tables     " + run.folder());
        out.println("picture    " + run.folder().resolve(chart));
        out.println("ask        " + Pasted.command("sql", run.folder()) + " -e \"FROM survey_estimates\"");
        out.println("verify     " + Pasted.command("verify", run.folder()));
    }

    private void printSimulated(SqlSession session, PrintWriter out) {
        Sections.print(
                session,
                out,
                "Published against simulated (NO = they differ by more than both errors)",
                "survey_key_estimates");
        Sections.print(session, out, "Agreement of all published figures, by what it proves", "estimates_agreement");
        if (byMore) {
            Sections.print(session, out, "Simulated shares by domain, percent (95% interval)", "survey_domains");
        }
    }
}

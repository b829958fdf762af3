package org.allostat.jobs;

import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.List;
import org.allostat.run.CompleteRun;
import org.allostat.sql.DuckDbTables;
import org.allostat.sql.ResultFormat;
import org.allostat.sql.SqlSession;
import org.allostat.terminal.Pasted;

/** What a survey found, for the terminal: the same queries that anyone can ask of its tables. */
final class SurveyReport {
    private static final List<String> LIMITS = List.of(
            "Simulated and published agree where they differ by no more than both their errors allow (z between -1.96 and 1.96).",
            "Fitted figures were inputs or targets of the model: that they agree is no evidence. Most predicted ones follow from"
                    + " fitted ones or are unweighted counts of another year and of ages 12 or over: weak evidence.",
            "Intervals are those of the survey design alone, as the survey itself would report them; where it does not ask, those"
                    + " of the finite number of synthetic people.",
            "Places are synthetic: how much neighbours resemble each other is assumed, so design effects are too.",
            "Figures by age and sex come from unweighted public records, standardized by age; their intervals ignore the"
                    + " design.");

    private final CompleteRun run;

    SurveyReport(CompleteRun run) {
        this.run = run;
    }

    /**
     * Prints the report.
     *
     * @param simulated whether anybody was simulated
     * @param replicates whether there are several
     * @param puf whether a public-use file stands beside
     * @param chart name of the picture in the run's folder
     */
    void print(PrintWriter out, boolean simulated, boolean replicates, boolean puf, String chart) {
        try (SqlSession session =
                new SqlSession(List.of(run), DuckDbTables.SmallCells.BLANK, ResultFormat.TABLE, out, out)) {
            if (simulated) {
                printSimulated(session, out);
            }
            if (puf) {
                RunSummary.section(session, out, "Public-use file", simulated ? "survey_puf" : "survey_file");
            }
            if (replicates) {
                RunSummary.section(
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
            LIMITS.forEach(limit -> out.println("* " + limit));
        }
        out.println();
        out.println("results    " + run.folder());
        out.println("picture    " + run.folder().resolve(chart));
        out.println("ask        " + Pasted.command("sql", run.folder()) + " -e \"FROM survey_estimates\"");
        out.println("verify     " + Pasted.command("verify", run.folder()));
    }

    private static void printSimulated(SqlSession session, PrintWriter out) {
        RunSummary.section(
                session,
                out,
                "Published against simulated (NO = they differ by more than both errors)",
                "estimates_published");
        RunSummary.section(session, out, "The same by age, sex and further domains", "estimates_published_domains");
        RunSummary.section(session, out, "Agreement, by what it proves", "estimates_agreement");
        RunSummary.section(session, out, "Totals in millions of adults", "survey_totals");
        RunSummary.section(session, out, "Simulated shares by domain, percent (95% interval)", "survey_domains");
    }
}

package org.allostat.jobs;

import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.allostat.run.CompleteRun;
import org.allostat.sql.DuckDbTables;
import org.allostat.sql.ResultFormat;
import org.allostat.sql.SqlSession;
import org.allostat.terminal.Pasted;

/** What emulated studies found, for the terminal: the same queries that anyone can ask of the table. */
final class EmulationReport {
    private static final List<String> LIMITS = List.of(
            "As analysed is what the study's design finds in simulated records; causal is the same contrast from paired replays of"
                    + " the same people. Their difference is the bias of the design in this model.",
            "Fitted figures were targets of the model: that they agree is no evidence. No parameter was set to a predicted one.",
            "Covered: the difference is within both errors (z between -1.96 and 1.96), or simulated lies in a published range."
                    + " Where no interval was published, nothing can be told.",
            "Errors are of the finite number of people alone (mc_se; of the logarithm for ratios); parameter uncertainty is not in"
                    + " them.",
            "imprecise: the Monte Carlo error did not reach the share of the published one that the study asks for.");

    private final CompleteRun run;

    EmulationReport(CompleteRun run) {
        this.run = run;
    }

    /**
     * Prints the report.
     *
     * @param chart name of the picture in the run's folder
     * @param draws draws besides draw 0
     * @param page where the report is, if one was made
     */
    void print(PrintWriter out, String chart, int draws, Optional<String> page) {
        PackWords.lines(run.manifest().config()).forEach(out::println);
        try (SqlSession session = new SqlSession(
                List.of(run),
                DuckDbTables.SmallCells.BLANK,
                SqlSession.Files.OF_THE_RUNS,
                ResultFormat.TABLE,
                out,
                out)) {
            Sections.print(session, out, "Predicted: nothing was set to these", "emulation_predicted");
            Sections.print(session, out, "Fitted: the model was set to these", "emulation_fitted");
            Sections.print(session, out, "Nothing published to compare with", "emulation_unpublished");
            if (draws > 0) {
                Sections.print(
                        session,
                        out,
                        "What " + draws
                                + " draws of the posterior predict (95% interval of draws and published error), the worst first",
                        "emulation_posterior");
                Sections.print(session, out, "Published values inside these intervals", "emulation_posterior_lists");
            }
            Sections.print(session, out, "Lists", "emulation_lists");
            Sections.print(
                    session,
                    out,
                    "Correlation of simulated with published, on the scale of the estimate",
                    "emulation_scales");
        } catch (SQLException failure) {
            throw new IllegalStateException("the tables of " + run.folder() + " cannot be read", failure);
        }
        out.println();
        LIMITS.forEach(limit -> out.println("* " + limit));
        out.println();
        page.ifPresent(file -> out.println("report     " + file));
        out.println("tables     " + run.folder());
        out.println("picture    " + run.folder().resolve(chart));
        out.println("ask        " + Pasted.command("sql", run.folder()) + " -e \"FROM emulation\"");
        out.println("verify     " + Pasted.command("verify", run.folder()));
    }
}

package org.allostat.jobs;

import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.allostat.run.CompleteRun;
import org.allostat.sql.DuckDbTables;
import org.allostat.sql.ResultFormat;
import org.allostat.sql.SqlSession;
import org.allostat.terminal.Pasted;

/** What a calibration found, for the terminal: the same queries that anyone can ask of the tables. */
final class CalibrationReport {
    private static final List<String> LIMITS = List.of(
            "A posterior holds what the targets, the priors and the allowed misses of the model say together. Other targets, other"
                    + " priors or another structure give another.",
            "Spread: standard deviation of the draws over that of the prior, on the scale on which the prior is normal. Near 1 the"
                    + " targets say nothing of a parameter by itself; a strong correlation means that they see a combination.",
            "The predictive interval holds the spread of the draws, both errors and the allowed miss; that it covers a fitted figure"
                    + " is no evidence for the model.");

    private final CompleteRun run;

    CalibrationReport(CompleteRun run) {
        this.run = run;
    }

    /** Whether a calibration finds what is there. */
    void printRecovery(PrintWriter out) {
        ask(
                out,
                session -> Sections.print(
                        session,
                        out,
                        "True values held by intervals of the posterior (95% interval of the share)",
                        "calibration_recovery"));
        out.println();
        out.println("tables     " + run.folder());
        out.println("ask        " + Pasted.command("sql", run.folder()) + " -e \"FROM calibration_recovery\"");
    }

    /**
     * Prints the report.
     *
     * @param page where the page is, if one was made
     */
    void print(PrintWriter out, Optional<String> page) {
        ask(out, session -> {
            Sections.print(session, out, "Search", "calibration_search");
            Sections.print(
                    session,
                    out,
                    "Targets: published against the posterior (95% predictive interval), the worst first",
                    "calibration_targets");
            Sections.print(
                    session,
                    out,
                    "Parameters: what the targets say of each, the least informed last",
                    "calibration_parameters");
        });
        out.println();
        LIMITS.forEach(limit -> out.println("* " + limit));
        out.println();
        page.ifPresent(file -> out.println("report     " + file));
        out.println("tables     " + run.folder());
        out.println("ask        " + Pasted.command("sql", run.folder()) + " -e \"FROM posterior\"");
        out.println("verify     " + Pasted.command("verify", run.folder()));
    }

    private void ask(PrintWriter out, Consumer<SqlSession> questions) {
        try (SqlSession session = new SqlSession(
                List.of(run),
                DuckDbTables.SmallCells.BLANK,
                SqlSession.Files.OF_THE_RUNS,
                ResultFormat.TABLE,
                out,
                out)) {
            questions.accept(session);
        } catch (SQLException failure) {
            throw new IllegalStateException("the tables of " + run.folder() + " cannot be read", failure);
        }
    }
}

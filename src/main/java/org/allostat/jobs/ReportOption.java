package org.allostat.jobs;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.allostat.run.CompleteRun;
import org.allostat.sql.DuckDbTables;
import picocli.CommandLine.Option;

/** Option {@code --no-report}, and the page that is made without it. */
final class ReportOption {
    @Option(names = "--no-report", description = "Make no HTML page of the run.")
    private boolean none;

    /** Makes the page in the run's folder; where that cannot be written it says so, since the run itself is complete. */
    Optional<String> write(CompleteRun run, PrintWriter err) {
        if (none) {
            return Optional.empty();
        }
        try (RunAnswers answers = new RunAnswers(run, DuckDbTables.SmallCells.SUPPRESS)) {
            return write(answers, err);
        }
    }

    /** The same of a run that is asked already. */
    Optional<String> write(RunAnswers answers, PrintWriter err) {
        if (none) {
            return Optional.empty();
        }
        Path file = answers.run().folder().resolve(RunReport.FILE);
        try {
            RunReport.write(answers, List.of(), file);
            return Optional.of(file.toString());
        } catch (UncheckedIOException failure) {
            err.println("note: no report: " + failure.getMessage()
                    + "; 'jobs/allostat report RUN --out FILE' makes one elsewhere");
            return Optional.empty();
        }
    }
}

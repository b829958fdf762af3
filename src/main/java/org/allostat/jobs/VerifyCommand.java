package org.allostat.jobs;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.allostat.problem.InputException;
import org.allostat.run.CompleteRun;
import org.allostat.run.Manifest;
import org.allostat.sql.ResultFormat;
import org.allostat.sql.RunVerification;
import org.allostat.terminal.GivenPath;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks that a run is complete, unchanged, and the one that it is named after. */
@Command(
        name = "verify",
        description = {
            "Check a run: the manifest against its own digest, the id against what the manifest says was asked, and the tables"
                    + " against the manifest: files, sizes, SHA-256, columns, rows, and each table's digest, recomputed from its rows.",
            "With --rerun also compute it once more from the manifest and compare the tables; exit code 1 if one differs."
        },
        footer = {"", "Examples:", "  jobs/allostat verify latest", "  jobs/allostat verify runs/latest --rerun"})
final class VerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "RUN", converter = GivenPath.class, description = RunWords.RUN)
    private String run = "";

    @Option(names = "--rerun", description = "Compute the run once more and compare the digest of every table.")
    private boolean rerun;

    @Option(
            names = "--other-program",
            description =
                    "With --rerun: also where this program is not the one that wrote the run, to see what the difference comes to.")
    private boolean otherProgram;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "With --rerun: folder of runs that keeps what is computed (default: it is deleted).")
    private @Nullable Path out;

    @Option(
            names = "--posterior",
            paramLabel = "FILE",
            converter = GivenPath.class,
            description = "With --rerun: the file of draws, where the run did not draw from the program's.")
    private @Nullable String posterior;

    @Option(
            names = "--master",
            paramLabel = "URL",
            converter = MasterUrl.class,
            description =
                    "With --rerun: Spark master (default: all cores of this machine, or what spark-submit was given).")
    private @Nullable String master;

    @Override
    public Integer call() {
        refuseWithoutRerun();
        CompleteRun found = CompleteRun.find(run);
        verify(found);
        return rerun ? repeat(found) : CommandLine.ExitCode.OK;
    }

    private void refuseWithoutRerun() {
        List<String> alone = new ArrayList<>();
        if (!rerun) {
            refuse(otherProgram, "--other-program", alone);
            refuse(out != null, "--out", alone);
            refuse(posterior != null, "--posterior", alone);
            refuse(master != null, "--master", alone);
        }
        if (!alone.isEmpty()) {
            throw new InputException(alone);
        }
    }

    private static void refuse(boolean given, String option, List<String> problems) {
        if (given) {
            problems.add(option + " without --rerun (allowed: with --rerun)");
        }
    }

    private void verify(CompleteRun found) {
        PrintWriter err = spec.commandLine().getErr();
        RunVerification.strangers(found).forEach(file -> err.println("note: " + file + " is not of this run"));
        List<String> notes = RunVerification.notes(found);
        notes.forEach(note -> err.println("note: " + note));
        err.flush();
        List<String> problems = RunVerification.problems(found);
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
        long rows = found.manifest().tables().stream()
                .mapToLong(Manifest.TableContent::rows)
                .sum();
        spec.commandLine()
                .getOut()
                .printf(
                        Locale.ROOT,
                        "%s: %d tables, %d rows, complete and unchanged%s%n",
                        found.folder(),
                        found.manifest().tables().size(),
                        rows,
                        notes.isEmpty() ? "" : " as far as its manifest tells");
        spec.commandLine().getOut().flush();
    }

    private int repeat(CompleteRun found) {
        Repetition.Outcome outcome = Repetition.of(found, posterior == null ? "" : posterior, otherProgram)
                .compute(out, master, spec.commandLine().getErr());
        PrintWriter printed = spec.commandLine().getOut();
        ResultFormat.TABLE.print(outcome.result(), printed);
        outcome.folder().ifPresent(folder -> printed.println("computed again: " + folder));
        long differing = outcome.differing();
        printed.println(
                differing == 0
                        ? "every table came out the same"
                        : differing + " of " + outcome.lines().size() + " tables did not come out the same");
        printed.flush();
        return differing == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
}

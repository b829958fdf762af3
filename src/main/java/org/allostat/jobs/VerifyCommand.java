package org.allostat.jobs;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.allostat.problem.InputException;
import org.allostat.run.CompleteRun;
import org.allostat.run.Manifest;
import org.allostat.sql.RunVerification;
import org.allostat.terminal.GivenPath;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks that a run is complete and unchanged. */
@Command(
        name = "verify",
        description =
                "Check a run against its manifest, and that against its own digest: files, sizes, SHA-256, columns, row counts.",
        footer = {"", "Examples:", "  jobs/allostat verify latest", "  jobs/allostat verify runs/latest"})
final class VerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "RUN", converter = GivenPath.class, description = RunWords.RUN)
    private String run = "";

    @Override
    public Integer call() {
        CompleteRun found = CompleteRun.find(run);
        RunVerification.strangers(found)
                .forEach(file -> spec.commandLine().getErr().println("note: " + file + " is not of this run"));
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
                        "%s: %d tables, %d rows, complete and unchanged%n",
                        found.folder(),
                        found.manifest().tables().size(),
                        rows);
        return 0;
    }
}

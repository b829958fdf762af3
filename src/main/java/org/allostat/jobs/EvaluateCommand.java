package org.allostat.jobs;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.allostat.run.CompleteRun;
import org.allostat.terminal.Screen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Third stage of a run, alone. */
@Command(
        name = "evaluate",
        description = {
            "Third stage of run, alone: policy_outcomes, policy_contrasts and cost_effectiveness.",
            "Writes the manifest, which makes the run complete, and prints the summary."
        },
        footer = {
            "",
            "Examples:",
            "  jobs/allostat evaluate",
            "  jobs/allostat evaluate quickstart --patients 2000 --seed 7"
        })
final class EvaluateCommand implements Callable<Integer> {
    @Mixin
    private StudyOptions options = new StudyOptions();

    @Mixin
    private ReportOption report = new ReportOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        String path;
        try (Pipeline pipeline = Pipeline.open(options, spec.commandLine().getErr())) {
            path = pipeline.folder().path();
            if (!pipeline.folder().isCommitted()) {
                pipeline.evaluate();
            }
        }
        if (RunElsewhere.isTold(path, out)) {
            return 0;
        }
        CompleteRun run = CompleteRun.find(path);
        RunSummary.print(
                run, report, Screen.ofThisTerminal(), out, spec.commandLine().getErr());
        out.flush();
        return 0;
    }
}

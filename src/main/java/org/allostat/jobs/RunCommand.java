package org.allostat.jobs;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.allostat.run.CompleteRun;
import org.allostat.terminal.Screen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The main job: universe, cohort, every policy, tables, summary. */
@Command(
        name = "run",
        description = {
            "Run a study: universe, cohort, every policy, tables, summary.",
            "The same question asked twice is answered once; an interrupted run is taken up where it stopped."
        },
        footer = {
            "",
            "Examples:",
            "  jobs/allostat run --patients 2000 --set years=2",
            "  jobs/allostat run --pack kentucky"
        })
final class RunCommand implements Callable<Integer> {
    @Mixin
    private StudyOptions options = new StudyOptions();

    @Mixin
    private ReportOption report = new ReportOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        PrintWriter out = spec.commandLine().getOut();
        String path;
        try (Pipeline pipeline = Pipeline.open(options, err)) {
            path = pipeline.answer();
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

package org.allostat.jobs;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Second stage of a run, alone. */
@Command(
        name = "simulate",
        description =
                "Second stage of run, alone: every policy over the cohort, to patient_outcomes and monthly_outcomes.",
        footer = {
            "",
            "Examples:",
            "  jobs/allostat simulate",
            "  jobs/allostat simulate quickstart --patients 2000 --seed 7"
        })
final class SimulateCommand implements Callable<Integer> {
    @Mixin
    private StudyOptions options = new StudyOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try (Pipeline pipeline = Pipeline.open(options, spec.commandLine().getErr())) {
            pipeline.simulate();
            spec.commandLine()
                    .getOut()
                    .println(pipeline.folder().path()
                            + ": patient_outcomes and monthly_outcomes are complete; next: evaluate");
        }
        return 0;
    }
}

package org.allostat.jobs;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** First stage of a run, alone. */
@Command(
        name = "cohort",
        description = "First stage of run, alone: universe, interview, cohort and survey_estimates.",
        footer = {
            "",
            "Examples:",
            "  jobs/allostat cohort",
            "  jobs/allostat cohort quickstart --patients 2000 --seed 7"
        })
final class CohortCommand implements Callable<Integer> {
    @Mixin
    private StudyOptions options = new StudyOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try (Pipeline pipeline = Pipeline.open(options, spec.commandLine().getErr())) {
            pipeline.cohort();
            spec.commandLine()
                    .getOut()
                    .println(pipeline.folder().path() + ": cohort and survey_estimates are complete; next: simulate");
        }
        return 0;
    }
}

package org.allostat.jobs;

import java.util.List;
import org.allostat.config.StudyReader;
import org.allostat.study.Study;
import org.allostat.terminal.GivenPath;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What run and its stages take: a study and how to run it. */
final class StudyOptions {
    @Parameters(
            arity = "0..1",
            paramLabel = "STUDY.yaml",
            converter = GivenPath.class,
            defaultValue = "quickstart",
            description = "A study file, or the name of one in jobs/studies (default: ${DEFAULT-VALUE}).")
    private String study = "quickstart";

    @Option(
            names = "--patients",
            paramLabel = "N",
            description = "About how many cohort patients, at least some 150; 'all' for one to one.")
    private @Nullable String patients;

    @Mixin
    private RunOptions run = new RunOptions();

    /** The study with its changes, checked as a whole. */
    Study study() {
        return run.study(study, StudyReader.Use.RUN, patients == null ? List.of() : List.of("patients=" + patients));
    }

    RunOptions run() {
        return run;
    }
}

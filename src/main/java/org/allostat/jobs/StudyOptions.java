package org.allostat.jobs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.allostat.config.StudyReader;
import org.allostat.evidence.Parameter;
import org.allostat.evidence.Registry;
import org.allostat.study.Study;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What run and its stages take: a study, what to change in it, where to write, where to compute. */
final class StudyOptions {
    @Parameters(
            arity = "0..1",
            paramLabel = "STUDY.yaml",
            defaultValue = "quickstart",
            description = "A study file, or the name of one in jobs/studies (default: ${DEFAULT-VALUE}).")
    private String study = "quickstart";

    @Option(
            names = "--patients",
            paramLabel = "N",
            description = "About how many cohort patients; 'all' for one to one.")
    private @Nullable String patients;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of every random stream.")
    private @Nullable String seed;

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Change a field of the study, e.g. years=2 or parameters.pi_NI=0. May be repeated.")
    private List<String> overrides = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "runs",
            description = "Folder of all runs (default: ${DEFAULT-VALUE}); a run is a folder in it.")
    private String out = "runs";

    @Option(
            names = "--master",
            paramLabel = "URL",
            description = "Spark master (default: all cores of this machine, or what spark-submit was given).")
    private @Nullable String master;

    /** The study with its changes, checked as a whole. */
    Study study() {
        List<String> all = new ArrayList<>(overrides);
        if (patients != null) {
            all.add("patients=" + patients);
        }
        if (seed != null) {
            all.add("seed=" + seed);
        }
        return StudyReader.read(Path.of(study), all, knownParameterIds());
    }

    static Set<String> knownParameterIds() {
        return Registry.standard().parameters().stream().map(Parameter::id).collect(Collectors.toSet());
    }

    String out() {
        return out;
    }

    @Nullable
    String master() {
        return master;
    }
}

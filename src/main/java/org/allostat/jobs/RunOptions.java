package org.allostat.jobs;

import java.util.ArrayList;
import java.util.List;
import org.allostat.config.StudyReader;
import org.allostat.evidence.Registry;
import org.allostat.problem.InputText;
import org.allostat.study.Study;
import org.allostat.terminal.GivenPath;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What everything that computes takes: what to change in the study, where to write, where to compute. */
final class RunOptions {
    @Option(names = "--seed", paramLabel = "N", description = "Seed of every random stream.")
    private @Nullable String seed;

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Change a field of the study, e.g. years=2 or parameters.pi_NI=0. May be repeated.")
    private List<String> overrides = new ArrayList<>();

    @Option(
            names = "--pack",
            paramLabel = "NAME",
            description =
                    "State in place of the country: a pack of jobs/packs, such as kentucky, or the path of a pack's folder.")
    private @Nullable String pack;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            converter = GivenPath.class,
            defaultValue = "runs",
            description = "Folder of all runs (default: ${DEFAULT-VALUE}); a run is a folder in it.")
    private String out = "runs";

    @Option(
            names = "--master",
            paramLabel = "URL",
            converter = MasterUrl.class,
            description = "Spark master (default: all cores of this machine, or what spark-submit was given).")
    private @Nullable String master;

    /**
     * A study with its changes, checked as a whole.
     *
     * @param study file or name
     * @param use what for
     * @param more overrides from other options
     */
    Study study(String study, StudyReader.Use use, List<String> more) {
        List<String> all = new ArrayList<>(overrides);
        all.addAll(more);
        if (seed != null) {
            all.add("seed=" + seed);
        }
        if (pack != null) {
            all.add("pack='" + pack.replace("'", "''") + "'");
        }
        return StudyReader.read(InputText.path(study), all, use, Registry.standard());
    }

    /** Whether an option changes the study. */
    boolean changesStudy() {
        return seed != null || pack != null || !overrides.isEmpty();
    }

    /** Whether a seed was given. */
    boolean hasSeed() {
        return seed != null || overrides.stream().anyMatch(override -> override.startsWith("seed="));
    }

    String out() {
        return out;
    }

    @Nullable
    String master() {
        return master;
    }
}

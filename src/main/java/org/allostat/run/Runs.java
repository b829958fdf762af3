package org.allostat.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.allostat.problem.FileReason;
import org.allostat.problem.InputException;

/**
 * The complete runs of a folder.
 *
 * @param all newest first; of those written at the same moment, by id
 * @param problems what keeps others from being read
 */
public record Runs(List<ListedRun> all, List<String> problems) {
    /** Where runs are unless {@code --out} says otherwise. */
    public static final String USUAL_FOLDER = "runs";

    public Runs {
        all = List.copyOf(all);
        problems = List.copyOf(problems);
    }

    /**
     * Lists a folder; what is no complete run is passed over.
     *
     * @throws InputException if it is no folder that can be read
     */
    public static Runs in(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new InputException(folder + ": no such folder (allowed: a folder of runs)");
        }
        List<ListedRun> runs = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Path each : complete(folder)) {
            try {
                runs.add(ListedRun.of(each));
            } catch (InputException damaged) {
                problems.addAll(damaged.problems());
            }
        }
        runs.sort(Comparator.comparing(ListedRun::written).reversed().thenComparing(ListedRun::id));
        return new Runs(runs, problems);
    }

    /** Folders of complete runs. */
    static List<Path> complete(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> Files.exists(entry.resolve(Manifest.FILE)))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new InputException(folder + ": cannot be read: " + FileReason.of(failure));
        }
    }
}

package org.allostat.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was done to runs on a cluster and what came of it, a line for each. */
final class Trials {
    private static final double MILLISECONDS = 1000;

    private final Map<String, String> expected;
    private final Duration undisturbed;
    private final List<Trial> trials = new ArrayList<>();

    /** A line of the table. */
    private record Trial(String fault, String when, String happened, String lost, String equal) {}

    /**
     * No trial yet.
     *
     * @param expected tables of a run to which nothing happened
     * @param undisturbed how long that took on the same cluster
     */
    Trials(Map<String, String> expected, Duration undisturbed) {
        this.expected = Map.copyOf(expected);
        this.undisturbed = undisturbed;
    }

    Duration undisturbed() {
        return undisturbed;
    }

    /**
     * Notes how a run ended.
     *
     * @param took from the first submission to the last end
     * @return its tables
     */
    Map<String, String> note(String fault, String when, String happened, Duration took, Path out) {
        Map<String, String> tables = Submission.tables(out);
        String lost = String.format(Locale.ROOT, "%.0f", took.minus(undisturbed).toMillis() / MILLISECONDS);
        trials.add(new Trial(fault, when, happened, lost, tables.equals(expected) ? "yes" : "NO"));
        return tables;
    }

    /** Notes what could not be tried here. */
    void skip(String fault, String why) {
        trials.add(new Trial(fault, "not tried", why, "", ""));
    }

    /** The table as Markdown. */
    String markdown() {
        StringBuilder text = new StringBuilder("| fault | injected | what happened | time lost, s | digests equal |\n");
        text.append("|---|---|---|---|---|\n");
        for (Trial trial : trials) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %s | %s |%n",
                    trial.fault(),
                    trial.when(),
                    trial.happened(),
                    trial.lost(),
                    trial.equal()));
        }
        return text.toString();
    }

    /** Writes the table where a build leaves what it made, and prints it. */
    void print(String name) throws IOException {
        Path file = Path.of("target", name);
        Files.createDirectories(Path.of("target"));
        Files.writeString(file, markdown());
        System.out.println(markdown());
    }
}

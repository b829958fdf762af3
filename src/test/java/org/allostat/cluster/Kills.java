package org.allostat.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.allostat.cluster.RandomKillsTest.Kind;
import org.allostat.cluster.Submission.Part;

/** Kills of processes of runs, and what each run lost by them: a run's loss is shared equally by its kills. */
final class Kills {
    private static final double MILLISECONDS = 1000;

    private final List<Kill> kills = new ArrayList<>();
    private final Map<Integer, End> ends = new TreeMap<>();

    /** When it happened: number of the run, time since its first submission, where it was, and whether tasks ran. */
    record Moment(int run, Duration at, Part part, boolean tasksRan) {}

    private record Kill(Kind kind, Moment moment) {}

    private record End(Duration lost, boolean equal) {}

    int count() {
        return kills.size();
    }

    void add(Kind kind, Moment moment) {
        kills.add(new Kill(kind, moment));
        System.out.printf(
                Locale.ROOT,
                "kill %d: %s of run %d after %.1f s, %s%s%n",
                count(),
                kind.name().toLowerCase(Locale.ROOT),
                moment.run(),
                seconds(moment.at()),
                moment.part().words(),
                moment.tasksRan() ? ", tasks ran" : "");
    }

    /** Notes how a run ended. */
    void end(int run, Duration lost, boolean equal) {
        ends.put(run, new End(lost, equal));
        System.out.printf(
                Locale.ROOT, "run %d: %.0f s lost, digests equal: %s%n", run, seconds(lost), equal ? "yes" : "NO");
    }

    /** Prints the table by kind, and keeps every kill. */
    void print() throws IOException {
        Files.createDirectories(Path.of("target", "cluster"));
        Files.writeString(Path.of("target", "cluster", "kills.csv"), csv());
        System.out.println(markdown());
    }

    private String csv() {
        StringBuilder text = new StringBuilder("kill,kind,run,seconds,part,tasks_ran,run_ended,digests_equal\n");
        for (int i = 0; i < kills.size(); i++) {
            Moment moment = kills.get(i).moment();
            End end = ends.get(moment.run());
            text.append(String.format(
                    Locale.ROOT,
                    "%d,%s,%d,%.1f,%s,%s,%s,%s%n",
                    i + 1,
                    kills.get(i).kind(),
                    moment.run(),
                    seconds(moment.at()),
                    moment.part(),
                    moment.tasksRan(),
                    end != null,
                    end != null && end.equal()));
        }
        return text.toString();
    }

    private String markdown() {
        StringBuilder text = new StringBuilder("| killed | times | "
                + Arrays.stream(Part.values()).map(Part::words).collect(Collectors.joining(" | "))
                + " | time lost, s: median | most | digests equal |\n");
        text.append("|---|---|").append("---|".repeat(Part.values().length)).append("---|---|---|\n");
        for (Kind kind : Kind.values()) {
            text.append(row(kind));
        }
        long equal = ends.values().stream().filter(End::equal).count();
        return text + "\n" + count() + " kills in " + ends.size() + " runs; digests equal: " + equal + " of "
                + ends.size() + "\n";
    }

    private String row(Kind kind) {
        List<Kill> ofKind = kills.stream().filter(kill -> kill.kind() == kind).toList();
        StringBuilder row = new StringBuilder("| ")
                .append(kind.name().toLowerCase(Locale.ROOT))
                .append(" | ")
                .append(ofKind.size());
        for (Part part : Part.values()) {
            row.append(" | ")
                    .append(ofKind.stream()
                            .filter(kill -> kill.moment().part() == part)
                            .count());
        }
        double[] lost = ofKind.stream().mapToDouble(this::lost).sorted().toArray();
        long equal = ofKind.stream()
                .filter(kill -> {
                    End end = ends.get(kill.moment().run());
                    return end != null && end.equal();
                })
                .count();
        return row
                + (lost.length == 0
                        ? " | | | |\n"
                        : String.format(
                                Locale.ROOT,
                                " | %.0f | %.0f | %d of %d |%n",
                                lost[lost.length / 2],
                                lost[lost.length - 1],
                                equal,
                                ofKind.size()));
    }

    private double lost(Kill kill) {
        int run = kill.moment().run();
        long ofRun = kills.stream().filter(other -> other.moment().run() == run).count();
        End end = ends.get(run);
        return end == null ? Double.NaN : seconds(end.lost()) / ofRun;
    }

    private static double seconds(Duration time) {
        return time.toMillis() / MILLISECONDS;
    }
}

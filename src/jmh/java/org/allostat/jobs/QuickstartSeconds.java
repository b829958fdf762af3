package org.allostat.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.allostat.population.universe.YieldPilot;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Where the seconds of a first run go, from the start of the launcher to the end of the table. The JVM logs when it loads each
 * class (which costs it little), so the program needs no marks of its own; the ends of stages are the lines that it prints.
 *
 * <pre>src/jmh/run seconds --patients 10000</pre>
 */
@Command(name = "seconds", description = "Where the seconds of a run go.")
public final class QuickstartSeconds implements Callable<Integer> {
    private static final Pattern LOADED = Pattern.compile("\\[([^]]+)] (\\S+) source: .*");
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ", Locale.ROOT);

    @Option(names = "--patients", paramLabel = "N", description = "Cohort patients.", defaultValue = "10000")
    private String patients = "";

    @Option(names = "--study", description = "Study file or name.", defaultValue = "quickstart")
    private String study = "";

    /** A stage and when it ended. */
    private record Stage(String name, Instant end) {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new QuickstartSeconds()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (ScratchFolder folder = ScratchFolder.create()) {
            Path log = folder.path().resolve("classes.log");
            WatchedRun run = WatchedRun.of(
                    List.of("-Xlog:class+load:file=" + log + ":time"),
                    List.of(
                            "run",
                            study,
                            "--patients",
                            patients,
                            "--out",
                            folder.path().resolve("runs").toString()));
            print(run, stages(run, log));
        }
        return 0;
    }

    private static List<Stage> stages(WatchedRun run, Path log) throws IOException {
        return List.of(
                new Stage("launcher", loaded(log, Object.class.getName())),
                new Stage("JVM to main", loaded(log, Allostat.class.getName())),
                new Stage("options and study", loaded(log, SparkSessions.class.getName())),
                new Stage("Spark start", loaded(log, YieldPilot.class.getName())),
                new Stage("design of the universe", run.timeOf(Pattern.compile("universe "))),
                new Stage("cohort", run.timeOf(Pattern.compile("cohort +[\\d,]+ people, "))),
                new Stage("simulate", run.timeOf(Pattern.compile("simulate +[\\d,]+ patients, "))),
                new Stage("evaluate, Spark stop", loaded(log, RunSummary.class.getName())),
                new Stage("summary, JVM end", run.ended()));
    }

    /** When the JVM loaded a class, to the millisecond. */
    private static Instant loaded(Path log, String name) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.map(LOADED::matcher)
                    .filter(matcher -> matcher.matches() && matcher.group(2).equals(name))
                    .map(QuickstartSeconds::time)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("the JVM did not load " + name));
        }
    }

    private static Instant time(Matcher matcher) {
        return OffsetDateTime.parse(matcher.group(1), STAMP).toInstant();
    }

    private static void print(WatchedRun run, List<Stage> stages) {
        System.out.printf(Locale.ROOT, "%-24s %8s %8s %8s%n", "stage", "seconds", "at", "share");
        Instant from = run.started();
        List<String> disordered = new ArrayList<>();
        for (Stage stage : stages) {
            double seconds = Duration.between(from, stage.end()).toMillis() / 1e3;
            double at = Duration.between(run.started(), stage.end()).toMillis() / 1e3;
            System.out.printf(
                    Locale.ROOT,
                    "%-24s %8.2f %8.2f %7.0f%%%n",
                    stage.name(),
                    seconds,
                    at,
                    100 * seconds / run.wallSeconds());
            if (seconds < 0) {
                disordered.add(stage.name());
            }
            from = stage.end();
        }
        System.out.printf(
                Locale.ROOT,
                "%,d patients, %,d people interviewed, %.1f s wall, %.1f s CPU%n",
                run.countOf("simulate"),
                run.countOf("cohort"),
                run.wallSeconds(),
                run.cpuSeconds());
        if (!disordered.isEmpty()) {
            throw new IllegalStateException("stages out of order, their marks have moved: " + disordered);
        }
    }
}

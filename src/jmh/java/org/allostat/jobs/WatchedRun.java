package org.allostat.jobs;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One {@code jobs/allostat} command in a process of its own and what it took. CPU time and memory come from /proc: the CPU time
 * of a child is exact once it has ended; peak memory and the CPU time of threads are those of the last look before its end.
 */
final class WatchedRun {
    private static final long LOOK_MILLIS = 100;
    private static final double TICKS_PER_SECOND = 100; // USER_HZ of Linux on every architecture that Java runs on
    private static final int USER_TICKS_OF_CHILDREN = 13; // fields of /proc/PID/stat after the name, from 0
    private static final int USER_TICKS = 11;
    private static final Pattern COUNT = Pattern.compile("(cohort|simulate) +([\\d,]+) (?:people|patients), .*");
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
    private static final double KIBIBYTES_PER_MEBIBYTE = 1024;

    private final List<Line> lines = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Double> threadTicks = new HashMap<>();
    private final Map<String, String> threadNames = new HashMap<>();
    private final Instant started = Instant.now();
    private double peakMebibytes;
    private double cpuSeconds;
    private Instant ended = started;

    /** A line that the command printed, on either stream. */
    record Line(Instant time, String text) {}

    private WatchedRun() {}

    /**
     * Runs a command to its end.
     *
     * @param javaOptions more options of its JVM; none may contain a space
     * @param arguments of jobs/allostat
     */
    static WatchedRun of(List<String> javaOptions, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("jobs/allostat"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("ALLOSTAT_SPARK", "embedded");
        builder.environment()
                .merge("ALLOSTAT_JAVA_OPTIONS", String.join(" ", javaOptions), (own, more) -> own + " " + more);
        double before = childrenSeconds();
        WatchedRun run = new WatchedRun();
        run.watch(builder.start());
        run.cpuSeconds = childrenSeconds() - before;
        return run;
    }

    private void watch(Process process) throws IOException, InterruptedException {
        Thread reader = new Thread(() -> read(process), "output");
        reader.start();
        Path status = Path.of("/proc", Long.toString(process.pid()));
        while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            look(status);
        }
        ended = Instant.now();
        reader.join();
        if (process.exitValue() != 0) {
            lines.forEach(line -> System.err.println(line.text()));
            throw new IllegalStateException("jobs/allostat ended with " + process.exitValue());
        }
    }

    private void read(Process process) {
        try (BufferedReader output = process.inputReader()) {
            String text = output.readLine();
            while (text != null) {
                lines.add(new Line(Instant.now(), text));
                text = output.readLine();
            }
        } catch (IOException failure) {
            lines.add(new Line(Instant.now(), failure.toString()));
        }
    }

    /** The process may end at any moment of this; what was seen before then stays. */
    private void look(Path process) {
        try (Stream<Path> threads = Files.list(process.resolve("task"))) {
            Matcher peak = PEAK.matcher(Files.readString(process.resolve("status")));
            if (peak.find()) {
                peakMebibytes = Double.parseDouble(peak.group(1)) / KIBIBYTES_PER_MEBIBYTE;
            }
            for (Path thread : threads.toList()) {
                String stat = Files.readString(thread.resolve("stat"));
                String name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
                String id = thread.getFileName().toString();
                threadTicks.put(id, ticks(stat, USER_TICKS));
                threadNames.put(id, name); // Spark renames its threads; ticks are those of a thread's life
            }
        } catch (IOException | java.io.UncheckedIOException gone) {
            // a thread or the process ended between two reads
        }
    }

    /** User and system time of all children that have ended, and theirs. */
    private static double childrenSeconds() throws IOException {
        return ticks(Files.readString(Path.of("/proc/self/stat")), USER_TICKS_OF_CHILDREN) / TICKS_PER_SECOND;
    }

    /** The sum of a field and the next: user and system. */
    private static double ticks(String stat, int field) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Double.parseDouble(fields[field]) + Double.parseDouble(fields[field + 1]);
    }

    Instant started() {
        return started;
    }

    Instant ended() {
        return ended;
    }

    double wallSeconds() {
        return Duration.between(started, ended).toMillis() / 1e3;
    }

    /** User and system, of the launcher and of the JVM. */
    double cpuSeconds() {
        return cpuSeconds;
    }

    /** Largest resident set of the JVM. */
    double peakMebibytes() {
        return peakMebibytes;
    }

    /** CPU seconds of the JVM's threads by name without number; the kernel cuts names to 15 characters. */
    Map<String, Double> threadSeconds() {
        Map<String, Double> seconds = new TreeMap<>();
        threadTicks.forEach((id, ticks) -> seconds.merge(
                threadNames.getOrDefault(id, "").replaceAll("[-# ]*\\d+$", ""), ticks / TICKS_PER_SECOND, Double::sum));
        return seconds;
    }

    /** When a line that starts so was first read. */
    Instant timeOf(Pattern start) {
        return lines.stream()
                .filter(line -> start.matcher(line.text()).lookingAt())
                .map(Line::time)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the command printed no line like " + start));
    }

    /** How many people or patients a stage went through. */
    long countOf(String stage) {
        return lines.stream()
                .map(line -> COUNT.matcher(line.text()))
                .filter(matcher -> matcher.matches() && matcher.group(1).equals(stage))
                .mapToLong(matcher -> Long.parseLong(matcher.group(2).replace(",", "")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the command printed no totals of stage " + stage));
    }
}

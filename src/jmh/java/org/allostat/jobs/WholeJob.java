package org.allostat.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The whole job as a user starts it, at several sizes or with several numbers of policies: time, CPU time, memory, and the
 * exponent with which they grow.
 *
 * <pre>src/jmh/run whole-job --sizes 30000,100000,300000,1000000,all</pre>
 */
@Command(name = "whole-job", description = "Time and memory of the whole job, and how they grow.")
public final class WholeJob implements Callable<Integer> {
    private static final String COMPARATOR = "usual-care";
    private static final Path POLICY_FOLDER = Path.of("jobs", "policies");
    private static final Pattern COLLECTION = Pattern.compile("Pause.* \\d+M->(\\d+)M\\(");

    @Option(
            names = "--sizes",
            split = ",",
            paramLabel = "N",
            description = "Cohort patients of each run, or all.",
            defaultValue = "30000,100000,300000,1000000")
    private List<String> sizes = new ArrayList<>();

    @Option(
            names = "--policies",
            split = ",",
            paramLabel = "N",
            description = "Numbers of policies; each is run at the first size.")
    private List<Integer> policies = new ArrayList<>();

    @Option(names = "--study", description = "Study file or name.", defaultValue = "jobs/studies/national.yaml")
    private String study = "";

    /** One run, with what it was run for: patients, or policies. */
    private record Row(double size, WatchedRun run, long liveHeapMebibytes) {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new WholeJob()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        System.out.printf(
                Locale.ROOT,
                "%10s %12s %12s %9s %9s %10s %10s%n",
                policies.isEmpty() ? "--patients" : "policies",
                "patients",
                "interviewed",
                "wall s",
                "CPU s",
                "peak MiB",
                "heap MiB");
        List<Row> rows = policies.isEmpty() ? bySize() : byPolicies();
        System.out.println("peak: largest resident memory; heap: the most that lived through a collection");
        if (rows.size() > 1) {
            growth("wall", rows, row -> row.run().wallSeconds());
            growth("CPU", rows, row -> row.run().cpuSeconds());
        }
        return 0;
    }

    private List<Row> bySize() throws IOException, InterruptedException {
        List<Row> rows = new ArrayList<>();
        for (String size : sizes) {
            Row row = run(size, List.of());
            rows.add(new Row(row.run().countOf("simulate"), row.run(), row.liveHeapMebibytes()));
            print(size, row);
        }
        return rows;
    }

    private List<Row> byPolicies() throws IOException, InterruptedException {
        List<String> ids = policyIds();
        List<Row> rows = new ArrayList<>();
        for (int count : policies) {
            if (count < 1 || count > ids.size()) {
                throw new CommandLine.ParameterException(
                        new CommandLine(this), "--policies must be 1 to " + ids.size() + ": " + count);
            }
            Row row = run(sizes.get(0), List.of("--set", "policies=[" + String.join(",", ids.subList(0, count)) + "]"));
            rows.add(new Row(count, row.run(), row.liveHeapMebibytes()));
            print(Integer.toString(count), row);
        }
        return rows;
    }

    /** Every policy of jobs/policies, the comparator first. */
    private static List<String> policyIds() throws IOException {
        try (Stream<Path> files = Files.list(POLICY_FOLDER)) {
            Stream<String> others = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .map(name -> name.substring(0, name.length() - ".yaml".length()))
                    .filter(id -> !id.equals(COMPARATOR))
                    .sorted();
            return Stream.concat(Stream.of(COMPARATOR), others).toList();
        }
    }

    private Row run(String patients, List<String> more) throws IOException, InterruptedException {
        try (ScratchFolder folder = ScratchFolder.create()) {
            Path log = folder.path().resolve("gc.log");
            List<String> arguments = new ArrayList<>(List.of("run", study, "--patients", patients));
            arguments.addAll(List.of("--out", folder.path().resolve("runs").toString()));
            arguments.addAll(more);
            WatchedRun run = WatchedRun.of(List.of("-Xlog:gc:file=" + log), arguments);
            return new Row(0, run, liveHeap(log));
        }
    }

    private static long liveHeap(Path log) {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.map(COLLECTION::matcher)
                    .filter(Matcher::find)
                    .mapToLong(matcher -> Long.parseLong(matcher.group(1)))
                    .max()
                    .orElse(0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void print(String label, Row row) {
        WatchedRun run = row.run();
        System.out.printf(
                Locale.ROOT,
                "%10s %,12d %,12d %9.1f %9.1f %,10.0f %,10d%n",
                label,
                run.countOf("simulate"),
                run.countOf("cohort"),
                run.wallSeconds(),
                run.cpuSeconds(),
                run.peakMebibytes(),
                row.liveHeapMebibytes());
    }

    private interface Time {
        double of(Row row);
    }

    /** Exponents as measured, and without what is paid once, which hides growth at small sizes. */
    private static void growth(String name, List<Row> rows, Time time) {
        double[] sizes = rows.stream().mapToDouble(Row::size).toArray();
        double[] times = rows.stream().mapToDouble(time::of).toArray();
        System.out.printf(Locale.ROOT, "%-5s exponent %.3f;", name, Scaling.exponent(sizes, times));
        for (int i = 1; i < sizes.length; i++) {
            double local = Math.log(times[i] / times[i - 1]) / Math.log(sizes[i] / sizes[i - 1]);
            System.out.printf(Locale.ROOT, "%s %.3f", i == 1 ? " from row to row" : ",", local);
        }
        double[] line = Scaling.line(sizes, times);
        System.out.printf(Locale.ROOT, "; best line %.1f s + %.3g s each", line[0], line[1]);
        double least = Arrays.stream(times).min().orElseThrow();
        if (rows.size() > 2 && line[0] > 0 && line[0] < least) {
            double[] growing =
                    Arrays.stream(times).map(seconds -> seconds - line[0]).toArray();
            System.out.printf(
                    Locale.ROOT, "; exponent without the %.1f s: %.3f", line[0], Scaling.exponent(sizes, growing));
        }
        System.out.println();
    }
}

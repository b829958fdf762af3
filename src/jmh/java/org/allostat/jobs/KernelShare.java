package org.allostat.jobs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Where the CPU time of the whole job goes. The operating system says how much each thread took; samples of the flight
 * recorder divide that of Spark's executor threads among packages. A sample belongs to the innermost frame of a package of
 * ours, of Spark, Parquet or Hadoop: what the kernel calls in the JDK is the kernel's.
 *
 * <pre>src/jmh/run kernel-share --patients 100000</pre>
 */
@Command(name = "kernel-share", description = "Where the CPU time of the whole job goes.")
public final class KernelShare implements Callable<Integer> {
    private static final String EXECUTOR = "Executor task launch worker";
    /** Linux keeps 15 characters of a thread's name, and Spark calls a thread idle between its tasks. */
    private static final String EXECUTOR_ON_LINUX = "Executor task";

    private static final String OURS = "org.allostat.";
    private static final String KERNEL = OURS + "kernel";
    private static final List<String> OTHERS =
            List.of("org.apache.spark", "org.apache.parquet", "org.apache.hadoop", "com.github.luben.zstd");
    private static final double LEAST_SHARE = 0.002;

    @Option(names = "--patients", paramLabel = "N", description = "Cohort patients, or all.", defaultValue = "100000")
    private String patients = "";

    @Option(names = "--study", description = "Study file or name.", defaultValue = "jobs/studies/national.yaml")
    private String study = "";

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new KernelShare()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (ScratchFolder folder = ScratchFolder.create()) {
            Path recording = folder.path().resolve("run.jfr");
            WatchedRun run = WatchedRun.of(
                    List.of(
                            "-XX:StartFlightRecording=settings=profile,filename=" + recording,
                            // else a sample is put down to the next safepoint, often that of a caller
                            "-XX:+UnlockDiagnosticVMOptions",
                            "-XX:+DebugNonSafepoints"),
                    List.of(
                            "run",
                            study,
                            "--patients",
                            patients,
                            "--out",
                            folder.path().resolve("runs").toString()));
            print(run, samples(recording));
        }
        return 0;
    }

    /** Samples of executor threads by package. */
    private static Map<String, Integer> samples(Path recording) throws IOException {
        Map<String, Integer> samples = new HashMap<>();
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                RecordedEvent event = file.readEvent();
                if (event.getEventType().getName().equals("jdk.ExecutionSample") && isOfExecutor(event)) {
                    samples.merge(packageOf(event), 1, Integer::sum);
                }
            }
        }
        return samples;
    }

    private static boolean isOfExecutor(RecordedEvent event) {
        RecordedThread thread = event.getThread("sampledThread");
        String name = thread == null ? null : thread.getJavaName();
        return name != null && name.startsWith(EXECUTOR);
    }

    private static String packageOf(RecordedEvent event) {
        RecordedStackTrace stack = event.getStackTrace();
        if (stack == null) {
            return "unknown";
        }
        for (RecordedFrame frame : stack.getFrames()) {
            RecordedClass type = frame.getMethod().getType();
            String name = type.getName();
            if (name.startsWith(OURS)) {
                int nested = name.indexOf('$'); // names of lambdas go on with an address
                String outermost = nested < 0 ? name : name.substring(0, nested);
                return outermost.substring(0, outermost.lastIndexOf('.'));
            }
            for (String other : OTHERS) {
                if (name.startsWith(other)) {
                    return other;
                }
            }
        }
        return "JDK and libraries";
    }

    private static void print(WatchedRun run, Map<String, Integer> samples) {
        Map<String, Double> threads = run.threadSeconds();
        double all = threads.values().stream().mapToDouble(Double::doubleValue).sum();
        double executors = threads.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(EXECUTOR_ON_LINUX))
                .mapToDouble(Map.Entry::getValue)
                .sum();
        int sampled = samples.values().stream().mapToInt(Integer::intValue).sum();
        if (sampled == 0 || executors == 0) {
            throw new IllegalStateException("no sample of an executor thread: the run is too short");
        }
        System.out.printf(Locale.ROOT, "%-36s %10s %10s%n", "executor threads, by package", "of them", "of all CPU");
        samples.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEach(entry -> row(entry.getKey(), (double) entry.getValue() / sampled, executors / all));
        System.out.printf(Locale.ROOT, "%n%-36s %10s %10s%n", "threads", "CPU s", "of all CPU");
        threads.entrySet().stream()
                .filter(entry -> entry.getValue() / all >= LEAST_SHARE)
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
                .forEach(entry -> System.out.printf(
                        Locale.ROOT,
                        "%-36s %10.1f %9.1f%%%n",
                        entry.getKey(),
                        entry.getValue(),
                        100 * entry.getValue() / all));
        summary(run, samples, executors / all, sampled);
    }

    private static void row(String name, double share, double executors) {
        System.out.printf(Locale.ROOT, "%-36s %9.1f%% %9.1f%%%n", name, 100 * share, 100 * share * executors);
    }

    private static void summary(WatchedRun run, Map<String, Integer> samples, double executors, int sampled) {
        double share = (double) samples.getOrDefault(KERNEL, 0) / sampled;
        System.out.printf(
                Locale.ROOT,
                "%n%,d patients, %.1f s wall, %.1f s CPU, peak %,.0f MiB, %,d samples:"
                        + " kernel %.1f%% of executor threads, %.1f%% of all CPU time (goal 70%%)%n",
                run.countOf("simulate"),
                run.wallSeconds(),
                run.cpuSeconds(),
                run.peakMebibytes(),
                sampled,
                100 * share,
                100 * share * executors);
    }
}

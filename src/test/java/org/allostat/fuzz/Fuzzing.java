package org.allostat.fuzz;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.allostat.problem.InputException;
import org.allostat.problem.Problems;

/** Reads damaged inputs of one kind, and says of each that it was read, refused as it should be, or what came instead. */
final class Fuzzing implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** Of a machine that does much else; what counts then is the processor's time. */
    private static final Duration PATIENCE_WITH_THE_MACHINE = Duration.ofMinutes(2);
    /** Characters of a line: as many as a message may have, each of them escaped, and three points. */
    private static final int LONGEST_LINE = 3000;

    private static final List<String> JAVA =
            List.of("Exception", "java.", "org.allostat", "org.apache", "com.fasterxml", "read: null", "YAML: null");

    private static final int MOST_SHOWN = 12;

    private final InputKind kind;
    private final Path folder;
    private final ExecutorService worker = Executors.newSingleThreadExecutor();

    Fuzzing(InputKind kind, Path folder) throws IOException {
        this.kind = kind;
        this.folder = folder.toRealPath();
        for (InputKind.Seed seed : kind.seeds()) {
            seed.write(this.folder);
        }
    }

    /**
     * What became of all inputs.
     *
     * @param failures what else came out, the first few
     */
    record Counts(
            String kind, int inputs, int read, int refused, int failed, long milliseconds, List<String> failures) {}

    /** Reads inputs that are made of this seed and their number alone. */
    Counts run(long seed, int inputs) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        int read = 0;
        int refused = 0;
        int failed = 0;
        List<String> failures = new ArrayList<>();
        for (int i = 0; i < inputs; i++) {
            SplittableRandom random =
                    new SplittableRandom(seed + 31L * kind.name().hashCode() + ((long) i << 32));
            InputKind.Seed right = kind.seeds().get(random.nextInt(kind.seeds().size()));
            byte[] input = new Mutator(right.language(), random).damaged(right.text());
            Outcome outcome = outcome(right.write(folder, input));
            right.write(folder);
            read += outcome.refusal().isEmpty() && outcome.failure().isEmpty() ? 1 : 0;
            refused += outcome.refusal().isPresent() && outcome.failure().isEmpty() ? 1 : 0;
            if (outcome.failure().isPresent()) {
                failed++;
                if (failures.size() < MOST_SHOWN) {
                    failures.add("seed " + seed + ", number " + i + ", of " + right.file() + ": "
                            + outcome.failure().get() + "\n" + shown(input));
                }
            }
        }
        return new Counts(
                kind.name(), inputs, read, refused, failed, (System.nanoTime() - begun) / 1_000_000, failures);
    }

    /** What came of an input: nothing where it was read, else the refusal; and what is wrong with that. */
    record Outcome(Optional<InputException> refusal, Optional<String> failure) {}

    Outcome outcome(InputKind.Given given) throws InterruptedException {
        Future<Outcome> reading = worker.submit(() -> read(given));
        try {
            try {
                return reading.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            } catch (TimeoutException slow) {
                return reading.get(PATIENCE_WITH_THE_MACHINE.toSeconds(), TimeUnit.SECONDS);
            }
        } catch (TimeoutException hangs) {
            throw new AssertionError(kind + ": no end of\n" + given.text(), hangs);
        } catch (ExecutionException other) {
            throw new AssertionError(kind + ": " + given.text(), other);
        }
    }

    private Outcome read(InputKind.Given given) {
        long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        Optional<InputException> refusal = Optional.empty();
        Optional<String> failure = Optional.empty();
        try {
            kind.reader().read(given);
        } catch (InputException refused) {
            refusal = Optional.of(refused);
            failure = wrong(refused, kind.names().of(given), given.text());
        } catch (RuntimeException | Error other) {
            failure = Optional.of(trace(other));
        }
        long used = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun;
        if (used > PATIENCE.toNanos()) {
            failure = Optional.of("took " + used / 1_000_000 + " ms");
        }
        return new Outcome(refusal, failure);
    }

    /** What is wrong with a refusal. */
    private static Optional<String> wrong(InputException refused, Predicate<String> names, String input) {
        List<String> lines = refused.problems();
        if (lines.size() > Problems.MOST_LISTED + 1) {
            return Optional.of(lines.size() + " lines");
        }
        for (String line : lines) {
            if (line.length() > LONGEST_LINE) {
                return Optional.of(line.length() + " characters: " + line.substring(0, 300));
            }
            if (line.isBlank() || line.codePoints().anyMatch(Fuzzing::isObeyed)) {
                return Optional.of("cannot be printed: " + line);
            }
            if (!names.test(line)) {
                return Optional.of("does not name the input: " + line);
            }
        }
        return lines.stream()
                .filter(line -> JAVA.stream().anyMatch(word -> line.contains(word) && !input.contains(word)))
                .findFirst()
                .map(line -> "speaks Java: " + line);
    }

    private static boolean isObeyed(int character) {
        int type = Character.getType(character);
        return type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE;
    }

    private static String trace(Throwable other) {
        StringBuilder trace = new StringBuilder(String.valueOf(other));
        StackTraceElement[] frames = other.getStackTrace();
        for (int i = 0; i < Math.min(MOST_SHOWN, frames.length); i++) {
            trace.append("\n      at ").append(frames[i]);
        }
        Throwable cause = other.getCause();
        return cause == null ? trace.toString() : trace + "\n   by " + trace(cause);
    }

    private static String shown(byte[] input) {
        String text = new String(input, 0, Math.min(input.length, 3000), StandardCharsets.UTF_8);
        return text.length() > 1500 ? text.substring(0, 1500) + "..." : text;
    }

    /** Adds the counts to a table in a folder, a line a kind, and what failed to the text beside it. */
    static void note(Path folder, Counts counts) throws IOException {
        Files.createDirectories(folder);
        String line = String.join(
                ",",
                counts.kind(),
                Integer.toString(counts.inputs()),
                Integer.toString(counts.read()),
                Integer.toString(counts.refused()),
                Integer.toString(counts.failed()),
                Long.toString(counts.milliseconds()));
        append(folder.resolve("counts.csv"), line + "\n");
        for (String failure : counts.failures()) {
            append(folder.resolve("failures.txt"), counts.kind() + ", " + failure + "\n\n");
        }
    }

    private static void append(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}

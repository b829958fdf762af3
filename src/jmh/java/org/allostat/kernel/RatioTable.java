package org.allostat.kernel;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.allostat.kernel.Contender.Kind;

/** What the kernel must reach, against what it reached. */
final class RatioTable {
    /**
     * A goal for the ratio of two times per patient-day.
     *
     * @param above whose time is divided
     * @param below by whose: the fastest of these kinds
     * @param atMost whether the goal bounds the ratio from above
     */
    private record Claim(String name, Kind above, List<Kind> below, boolean atMost, double goal) {
        boolean isMet(double ratio) {
            return atMost ? ratio <= goal : ratio >= goal;
        }
    }

    private static final List<Claim> CLAIMS = List.of(
            new Claim("vector Java / best C", Kind.VECTOR_JAVA, List.of(Kind.AVX512_C, Kind.SCALAR_C), true, 1.6),
            new Claim("scalar Java / scalar C", Kind.SCALAR_JAVA, List.of(Kind.SCALAR_C), true, 1.25),
            new Claim("scalar Java / vector", Kind.SCALAR_JAVA, List.of(Kind.VECTOR_JAVA), false, 8),
            new Claim("NumPy / vector Java", Kind.NUMPY, List.of(Kind.VECTOR_JAVA), false, 30),
            new Claim("scipy / vector Java", Kind.SCIPY, List.of(Kind.VECTOR_JAVA), false, 300),
            new Claim("Hipparchus / vector", Kind.HIPPARCHUS, List.of(Kind.VECTOR_JAVA), false, 300),
            new Claim("the same with readouts", Kind.HIPPARCHUS_READOUTS, List.of(Kind.VECTOR_JAVA), false, 300));

    private final List<Timing> timings;
    private final Map<Kind, String> absent;

    /** Times of a contender by round. */
    record Timing(Contender contender, double[] nanosPerPatientDay) {
        double median() {
            return RatioTable.median(nanosPerPatientDay);
        }

        double least() {
            return Arrays.stream(nanosPerPatientDay).min().orElseThrow();
        }
    }

    RatioTable(List<Timing> timings, Map<Kind, String> absent) {
        this.timings = timings;
        this.absent = absent;
    }

    void print(PrintStream out) {
        out.printf(Locale.ROOT, "%n%-20s %14s %14s%n", "form", "median ns/pd", "least ns/pd");
        for (Timing timing : timings) {
            out.printf(
                    Locale.ROOT, "%-20s %14.2f %14.2f%n", timing.contender().name(), timing.median(), timing.least());
        }
        String header = "%n%-24s %-20s %9s  %-20s %9s %8s %8s  %s%n";
        out.printf(Locale.ROOT, header, "ratio of", "form", "ns/pd", "to form", "ns/pd", "ratio", "goal", "met");
        CLAIMS.forEach(claim -> print(claim, out));
    }

    private void print(Claim claim, PrintStream out) {
        Optional<String> reason = claim.below().stream()
                .filter(absent::containsKey)
                .findFirst()
                .or(() -> Optional.of(claim.above()).filter(absent::containsKey))
                .map(absent::get);
        if (reason.isPresent()) {
            out.printf(Locale.ROOT, "%-24s skipped: %s%n", claim.name(), reason.get());
            return;
        }
        Timing above = fastest(List.of(claim.above()));
        Timing below = fastest(claim.below());
        double ratio = pairedRatio(above, below);
        out.printf(
                Locale.ROOT,
                "%-24s %-20s %9.2f  %-20s %9.2f %8.2f %8s  %s%n",
                claim.name(),
                above.contender().name(),
                above.median(),
                below.contender().name(),
                below.median(),
                ratio,
                (claim.atMost() ? "<= " : ">= ") + decimal(claim.goal()),
                claim.isMet(ratio) ? "yes" : "NO");
    }

    private static String decimal(double goal) {
        return goal == Math.rint(goal) ? String.format(Locale.ROOT, "%.0f", goal) : Double.toString(goal);
    }

    private Timing fastest(List<Kind> kinds) {
        return timings.stream()
                .filter(timing -> kinds.contains(timing.contender().kind()))
                .min(Comparator.comparingDouble(Timing::median))
                .orElseThrow();
    }

    /** The median of the ratios of each round, which the machine's other load disturbs less than the ratio of medians. */
    private static double pairedRatio(Timing above, Timing below) {
        double[] ratios = new double[above.nanosPerPatientDay().length];
        for (int round = 0; round < ratios.length; round++) {
            ratios[round] = above.nanosPerPatientDay()[round] / below.nanosPerPatientDay()[round];
        }
        return median(ratios);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}

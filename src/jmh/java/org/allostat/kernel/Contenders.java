package org.allostat.kernel;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.allostat.kernel.Contender.Kind;

/**
 * All forms that this machine can run, each checked before it is let in: the vector form and C equal the scalar Java form to
 * the bit, NumPy to rounding, the solvers of the continuous form as near as decision 0001 found.
 */
final class Contenders implements Closeable {
    /** NumPy has no fused multiply-add; of the largest value of a quantity. */
    private static final double ROUNDING = 1e-9;
    /** The largest difference of a state in src/docs/decisions/0001-daily-step.md, jumps of dose included. */
    private static final double LARGEST_STEP_ERROR = 9.7e-3;

    private static final double SOLVER_TOLERANCE = 1e-6;
    /** A solver takes milliseconds for a patient-year, so a few patients suffice. */
    private static final int SOLVED_PATIENTS = 8;

    private static final Path SCRIPTS = Path.of("src", "jmh", "python");
    private static final List<Integer> NUMPY_COPIES = List.of(1, 8);

    private final Workload work = new Workload();
    private final Path folder;
    private final Path input;
    private final double[][] expected;
    private final List<Contender> all = new ArrayList<>();
    private final Map<Kind, String> absent = new EnumMap<>(Kind.class);

    /** @param folder of the C programs; also takes the workload */
    Contenders(Path folder) throws IOException {
        this.folder = folder;
        input = folder.resolve("workload.bin");
        KernelExchange.write(work, input);
        work.run(new ScalarKernel(work.constants));
        expected = Stream.of(work.batch.written).map(double[]::clone).toArray(double[][]::new);
    }

    List<Contender> all() {
        return all;
    }

    /** Why a kind has no contender. */
    Map<Kind, String> absent() {
        return absent;
    }

    void addJava() {
        Kernel scalar = new ScalarKernel(work.constants);
        Kernel vector = Kernels.fastest(work.constants);
        work.run(vector);
        requireEqual("Java vector", work.batch.written);
        all.add(new JavaContender(Kind.SCALAR_JAVA, "Java scalar", Workload.PATIENT_DAYS, () -> work.run(scalar)));
        all.add(new JavaContender(Kind.VECTOR_JAVA, "Java vector", Workload.PATIENT_DAYS, () -> work.run(vector)));
    }

    void addC() throws IOException, InterruptedException, Program.Absent {
        absent.put(Kind.SCALAR_C, "no C form was built: gcc is absent");
        absent.put(Kind.AVX512_C, "no AVX-512 form was built: gcc or AVX-512 is absent");
        for (Path executable : executables()) {
            Program program = Program.c(executable, input);
            requireEqual(program.name(), program.results(results(), expected.length));
            Kind kind = program.name().contains("avx512") ? Kind.AVX512_C : Kind.SCALAR_C;
            absent.remove(kind);
            all.add(ServerContender.start(kind, program, Workload.PATIENT_DAYS));
        }
    }

    private List<Path> executables() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                    .sorted()
                    .toList();
        }
    }

    void addPython(String interpreter) throws IOException, InterruptedException {
        try {
            for (int copies : NUMPY_COPIES) {
                addNumpy(interpreter, copies);
            }
        } catch (Program.Absent reason) {
            absent.put(Kind.NUMPY, String.valueOf(reason.getMessage()));
        }
        try {
            addScipy(interpreter);
        } catch (Program.Absent reason) {
            absent.put(Kind.SCIPY, String.valueOf(reason.getMessage()));
        }
    }

    private void addNumpy(String interpreter, int copies) throws IOException, InterruptedException, Program.Absent {
        Program program = Program.python(
                "NumPy batch " + copies * Workload.PATIENTS,
                interpreter,
                SCRIPTS.resolve("daily_step.py"),
                input,
                "--copies",
                Integer.toString(copies));
        double difference = KernelExchange.largestDifference(expected, program.results(results(), expected.length));
        requireNear(program.name(), difference, ROUNDING);
        all.add(ServerContender.start(Kind.NUMPY, program, (long) copies * Workload.PATIENT_DAYS));
    }

    private void addScipy(String interpreter) throws IOException, InterruptedException, Program.Absent {
        String places = solved().mapToObj(Integer::toString).collect(Collectors.joining(","));
        Program program = Program.python(
                "scipy DOP853",
                interpreter,
                SCRIPTS.resolve("continuous.py"),
                input,
                "--patients",
                places,
                "--tolerance",
                Double.toString(SOLVER_TOLERANCE));
        requireNearDailyStep(program.name(), program.results(results(), ContinuousPatient.STATES));
        all.add(ServerContender.start(Kind.SCIPY, program, solvedPatientDays()));
    }

    void addHipparchus() {
        addHipparchus(Kind.HIPPARCHUS, "Hipparchus DP853", false);
        addHipparchus(Kind.HIPPARCHUS_READOUTS, "Hipparchus +readouts", true);
    }

    private void addHipparchus(Kind kind, String name, boolean readouts) {
        List<ContinuousPatient> patients =
                solved().mapToObj(i -> new ContinuousPatient(work, i, readouts)).toList();
        double[][] byPatient =
                patients.stream().map(patient -> patient.run(SOLVER_TOLERANCE)).toArray(double[][]::new);
        double[][] results = new double[byPatient[0].length][SOLVED_PATIENTS];
        for (int row = 0; row < results.length; row++) {
            for (int j = 0; j < SOLVED_PATIENTS; j++) {
                results[row][j] = byPatient[j][row];
            }
        }
        requireNearDailyStep(name, results);
        all.add(new JavaContender(
                kind, name, solvedPatientDays(), () -> patients.forEach(patient -> patient.run(SOLVER_TOLERANCE))));
    }

    private static IntStream solved() {
        return IntStream.range(0, SOLVED_PATIENTS).map(j -> j * (Workload.PATIENTS / SOLVED_PATIENTS));
    }

    private static long solvedPatientDays() {
        return (long) SOLVED_PATIENTS * Workload.PERIODS * Workload.DAYS;
    }

    private Path results() {
        return folder.resolve("results.bin");
    }

    private void requireEqual(String name, double[][] results) {
        long differences = KernelExchange.differences(expected, results);
        if (differences != 0) {
            throw new IllegalStateException(name + ": numbers that differ: " + differences);
        }
        System.out.printf(Locale.ROOT, "%-20s equal to the bit to scalar Java, %d patients%n", name, Workload.PATIENTS);
    }

    /** States, and after them sums over the year, whose scale is the largest of the patients. */
    private void requireNearDailyStep(String name, double[][] results) {
        int[] places = solved().toArray();
        double largest = 0;
        for (int row = 0; row < results.length; row++) {
            double[] daily = expected[row < ContinuousPatient.STATES ? row : row + EventType.COUNT];
            double scale = IntStream.of(places)
                    .mapToDouble(i -> Math.abs(daily[i]))
                    .max()
                    .orElseThrow();
            for (int j = 0; j < places.length; j++) {
                double difference = Math.abs(daily[places[j]] - results[row][j]);
                largest = Math.max(largest, difference / (row < ContinuousPatient.STATES ? Math.max(1, scale) : scale));
            }
        }
        requireNear(name, largest, LARGEST_STEP_ERROR);
    }

    private static void requireNear(String name, double difference, double allowed) {
        if (!(difference <= allowed)) {
            throw new IllegalStateException(
                    name + " differs from scalar Java by " + difference + ", more than " + allowed);
        }
        System.out.printf(
                Locale.ROOT, "%-20s differs from scalar Java by %.1e, allowed %.1e%n", name, difference, allowed);
    }

    @Override
    public void close() throws IOException {
        for (Contender contender : all) {
            contender.close();
        }
    }
}

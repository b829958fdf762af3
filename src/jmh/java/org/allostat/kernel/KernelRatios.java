package org.allostat.kernel;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The forms of the kernel side by side, Java and C in turn on one core, by thread CPU time. First every C form must give the bits of
 * the scalar Java form.
 *
 * <pre>src/jmh/run ratios</pre>
 */
public final class KernelRatios {
    private static final int WARM_UP_RUNS = 60;
    private static final int ROUNDS = 40;

    private KernelRatios() {}

    /** @param arguments folder of the C forms */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Path.of(arguments[0]);
        Workload work = new Workload();
        Path input = folder.resolve("workload.bin");
        KernelExchange.write(work, input);
        List<Form> forms = new ArrayList<>();
        forms.add(new JavaForm("Java scalar", new ScalarKernel(work.constants), work));
        forms.add(new JavaForm("Java vector", Kernels.fastest(work.constants), work));
        work.run(new ScalarKernel(work.constants));
        try (Stream<Path> programs = Files.list(folder)) {
            for (Path program :
                    programs.filter(KernelRatios::isProgram).sorted().toList()) {
                compare(work, program, input);
                forms.add(CForm.start(program, input));
            }
        }
        long[][] nanos = measure(forms);
        print(forms, nanos);
        for (Form form : forms) {
            form.close();
        }
    }

    private static boolean isProgram(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }

    private static void compare(Workload work, Path program, Path input) throws IOException, InterruptedException {
        Path output = input.resolveSibling("results.bin");
        int code = new ProcessBuilder(program.toString(), input.toString(), output.toString())
                .inheritIO()
                .start()
                .waitFor();
        long differences = code == 0 ? KernelExchange.differences(work.batch, output) : -1;
        if (differences != 0) {
            throw new IllegalStateException(program + ": exit " + code + ", numbers that differ: " + differences);
        }
        System.out.printf(Locale.ROOT, "%s: %d patients equal to the bit%n", program.getFileName(), work.batch.size);
    }

    private static long[][] measure(List<Form> forms) throws IOException {
        long[][] nanos = new long[forms.size()][ROUNDS];
        for (int round = -WARM_UP_RUNS; round < ROUNDS; round++) {
            for (int i = 0; i < forms.size(); i++) {
                long spent = forms.get(i).run();
                if (round >= 0) {
                    nanos[i][round] = spent;
                }
            }
        }
        return nanos;
    }

    private static void print(List<Form> forms, long[][] nanos) {
        int best = 0;
        for (int i = 0; i < forms.size(); i++) {
            best = median(nanos[i]) < median(nanos[best]) ? i : best;
        }
        System.out.printf(
                Locale.ROOT,
                "%-20s %12s %12s %18s%n",
                "form",
                "best ns/pd",
                "median ns/pd",
                "ratio to " + forms.get(best).name());
        for (int i = 0; i < forms.size(); i++) {
            double[] ratios = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                ratios[round] = (double) nanos[i][round] / nanos[best][round];
            }
            Arrays.sort(ratios);
            System.out.printf(
                    Locale.ROOT,
                    "%-20s %12.2f %12.2f %18.2f%n",
                    forms.get(i).name(),
                    (double) Arrays.stream(nanos[i]).min().orElseThrow() / Workload.PATIENT_DAYS,
                    median(nanos[i]) / Workload.PATIENT_DAYS,
                    ratios[ROUNDS / 2]);
        }
    }

    private static double median(long[] values) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private interface Form {
        String name();

        /** Runs the workload; thread CPU time in ns. */
        long run() throws IOException;

        void close() throws IOException;
    }

    private record JavaForm(String name, Kernel kernel, Workload work) implements Form {
        private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

        @Override
        public long run() {
            long start = THREADS.getCurrentThreadCpuTime();
            work.run(kernel);
            return THREADS.getCurrentThreadCpuTime() - start;
        }

        @Override
        public void close() {}
    }

    private record CForm(String name, Process server, BufferedWriter ask, BufferedReader answer) implements Form {
        static CForm start(Path program, Path input) throws IOException {
            Process server = new ProcessBuilder(program.toString(), input.toString()).start();
            return new CForm("C " + program.getFileName(), server, server.outputWriter(), server.inputReader());
        }

        @Override
        public long run() throws IOException {
            ask.write("run\n");
            ask.flush();
            return Long.parseLong(answer.readLine());
        }

        @Override
        public void close() throws IOException {
            ask.close();
        }
    }
}

package org.allostat.kernel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The forms of the kernel beside C, NumPy and general solvers of differential equations: in turn on one core, by thread CPU
 * time, after each has been checked against the scalar Java form.
 *
 * <pre>src/jmh/run ratios [ROUNDS]</pre>
 */
public final class KernelRatios {
    private KernelRatios() {}

    /** @param arguments folder of the C forms, Python interpreter, number of rounds */
    public static void main(String[] arguments) throws IOException, InterruptedException, Program.Absent {
        int rounds = Integer.parseInt(arguments[2]);
        if (rounds < 1) {
            throw new IllegalArgumentException("rounds must be positive: " + rounds);
        }
        try (Contenders contenders = new Contenders(Path.of(arguments[0]))) {
            contenders.addJava();
            contenders.addC();
            contenders.addPython(arguments[1]);
            contenders.addHipparchus();
            new RatioTable(measure(contenders.all(), rounds), contenders.absent()).print(System.out);
        }
    }

    private static List<RatioTable.Timing> measure(List<Contender> contenders, int rounds) throws IOException {
        List<RatioTable.Timing> timings = new ArrayList<>();
        for (Contender contender : contenders) {
            for (int run = 0; run < contender.warmUpRuns(); run++) {
                contender.run();
            }
            timings.add(new RatioTable.Timing(contender, new double[rounds]));
        }
        for (int round = 0; round < rounds; round++) {
            for (RatioTable.Timing timing : timings) {
                Contender contender = timing.contender();
                timing.nanosPerPatientDay()[round] = (double) contender.run() / contender.patientDays();
            }
        }
        return timings;
    }
}

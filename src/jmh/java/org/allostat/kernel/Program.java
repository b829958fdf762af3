package org.allostat.kernel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A program in another language that reads the workload of {@link KernelExchange}.
 *
 * @param name for tables
 * @param command starts it as a server; with an output file added it runs once and writes its results
 * @param outputOption what comes before the name of the output file
 */
record Program(String name, List<String> command, List<String> outputOption) {
    private static final int MODULE_IS_MISSING = 3;

    /** The program cannot run here. */
    static final class Absent extends Exception {
        private static final long serialVersionUID = 1;

        Absent(String reason) {
            super(reason);
        }
    }

    static Program c(Path executable, Path workload) {
        return new Program(
                "C " + executable.getFileName(), List.of(executable.toString(), workload.toString()), List.of());
    }

    static Program python(String name, String interpreter, Path script, Path workload, String... options) {
        List<String> command = new ArrayList<>(List.of(interpreter, script.toString(), workload.toString()));
        command.addAll(Arrays.asList(options));
        return new Program(name, command, List.of("--output"));
    }

    /**
     * What one run gives, by row.
     *
     * @param rows number of quantities
     * @throws Absent if there is no such program here, or it lacks what it needs
     */
    double[][] results(Path output, int rows) throws IOException, InterruptedException, Absent {
        List<String> once = new ArrayList<>(command);
        once.addAll(outputOption);
        once.add(output.toString());
        Process process = start(once);
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        int code = process.waitFor();
        if (code == MODULE_IS_MISSING) {
            throw new Absent(printed);
        }
        if (code != 0) {
            throw new IllegalStateException(name + ": exit " + code + "\n" + printed);
        }
        return KernelExchange.read(output, rows);
    }

    private static Process start(List<String> command) throws Absent {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException failure) {
            throw new Absent(String.valueOf(failure.getMessage()));
        }
    }
}

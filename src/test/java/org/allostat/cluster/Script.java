package org.allostat.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A script of the project that has ended, started as a user does.
 *
 * @param output of both kinds
 */
record Script(int exitCode, String output) {
    /** The project's folder. */
    static final Path HOME = Path.of("").toAbsolutePath();

    /**
     * Runs a script.
     *
     * @param folder where the user is
     * @param variables of the user's environment
     * @param script below the project's folder
     */
    static Script run(Path folder, Map<String, String> variables, String script, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(HOME.resolve(script).toString()));
        command.addAll(Arrays.asList(arguments));
        Path log = Files.createTempFile(folder, "command", ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(variables);
        int exitCode = builder.start().waitFor();
        return new Script(exitCode, Files.readString(log));
    }

    /** The same script, which must have succeeded. */
    Script succeeded() {
        assertEquals(0, exitCode, output);
        return this;
    }
}

package org.allostat.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.allostat.terminal.Pasted;

/** The program on a pseudo-terminal, which {@code script} of bsdutils makes; tests are skipped where there is none. */
final class PseudoTerminal {
    private static final long SECONDS = 120;
    private static final long MILLIS_BETWEEN_LOOKS = 20;

    private final Process process;
    private final StringBuilder screen = new StringBuilder();
    private final Thread reader;
    private int seen;

    private PseudoTerminal(Process process) {
        this.process = process;
        this.reader = new Thread(this::read, "screen");
        reader.start();
    }

    /** Starts a command of the program on a screen of 120 columns, where Ctrl-C is heard even if the tests run where it is not. */
    static PseudoTerminal start(Map<String, String> environment, String... arguments) throws IOException {
        boolean there = Files.isExecutable(Path.of("/usr/bin/script"));
        assertTrue(there || !"true".equals(System.getenv("CI")), "CI must have Debian's bsdutils");
        assumeTrue(there, "no script (Debian: bsdutils)");
        String command = AllostatProcess.command(List.of(arguments)).stream()
                .map(Pasted::word)
                .collect(Collectors.joining(" "));
        ProcessBuilder builder = new ProcessBuilder(
                "/usr/bin/script",
                "-qec",
                "stty rows 40 cols 120; exec env --default-signal=INT " + command,
                "/dev/null");
        builder.environment().keySet().removeAll(List.of("NO_COLOR", "COLUMNS", "LINES"));
        builder.environment().putAll(environment);
        return new PseudoTerminal(builder.redirectErrorStream(true).start());
    }

    /** Types a text once another stands on the screen that was not there at the last call. */
    PseudoTerminal when(String shown, String typed) throws IOException, InterruptedException {
        for (long waited = 0; screen().indexOf(shown, seen) < 0; waited += MILLIS_BETWEEN_LOOKS) {
            if (waited >= SECONDS * 1000 || !process.isAlive()) {
                kill();
                fail("no '" + shown + "' in:\n" + screen());
            }
            Thread.sleep(MILLIS_BETWEEN_LOOKS);
        }
        seen = screen().indexOf(shown, seen) + shown.length();
        process.getOutputStream().write(typed.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        return this;
    }

    /** Types a text after some time, for what shows nothing when it begins. */
    PseudoTerminal after(long millis, String typed) throws IOException, InterruptedException {
        Thread.sleep(millis);
        return when("", typed);
    }

    /** All that the screen was sent until the program ended, as it must, with 0. */
    String end() throws InterruptedException {
        boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
        kill();
        reader.join();
        assertTrue(ended, this::screen);
        assertEquals(0, process.exitValue(), this::screen);
        return screen();
    }

    /** The program too, which would compute on after the terminal is gone. */
    private void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private synchronized String screen() {
        return screen.toString();
    }

    private synchronized void show(String text) {
        screen.append(text);
    }

    private void read() {
        try (InputStream in = process.getInputStream()) {
            byte[] bytes = new byte[1024];
            for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
                show(new String(bytes, 0, length, StandardCharsets.UTF_8));
            }
        } catch (IOException ended) {
            show("\n(" + ended.getMessage() + ")");
        }
    }
}

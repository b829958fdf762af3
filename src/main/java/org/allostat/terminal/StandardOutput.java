package org.allostat.terminal;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.allostat.problem.FileReason;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionStrategy;

/**
 * Standard output, of which nothing is lost without a word: what cannot be written ends the command, since a print writer would
 * go on in silence. Text is UTF-8 in any locale, so a result is the same file everywhere.
 */
public final class StandardOutput {
    /** As a shell reports a program that wrote into a pipe without reader (128 + SIGPIPE). */
    static final int NO_READER = 141;

    private final PrintWriter writer = new PrintWriter(new BufferedWriter(
            new OutputStreamWriter(new Watched(new FileOutputStream(FileDescriptor.out)), StandardCharsets.UTF_8)));

    public PrintWriter writer() {
        return writer;
    }

    /** Executes a command line whose output is this one; returns its exit code. */
    public int execute(CommandLine commandLine, String... arguments) {
        IExecutionStrategy strategy = commandLine.getExecutionStrategy();
        commandLine.setExecutionStrategy(parsed -> {
            try {
                return strategy.execute(parsed);
            } catch (Lost lost) { // help and version, which no command prints
                return lost.report(commandLine.getErr());
            }
        });
        int exitCode = commandLine.execute(arguments);
        try {
            writer.flush();
            return exitCode;
        } catch (Lost lost) {
            return exitCode == CommandLine.ExitCode.OK ? lost.report(commandLine.getErr()) : exitCode;
        }
    }

    /** What is printed cannot be written. */
    public static final class Lost extends UncheckedIOException {
        private static final long serialVersionUID = 1;
        private static final String BROKEN_PIPE = "Broken pipe";

        public Lost(IOException cause) {
            super("standard output cannot be written: " + FileReason.of(cause), cause);
        }

        /** The loss that lies behind a failure, if one does. */
        public static Optional<Lost> behind(@Nullable Throwable failure) {
            if (failure == null || failure instanceof Lost) {
                return Optional.ofNullable((Lost) failure);
            }
            return behind(failure.getCause());
        }

        /** Says so, unless whoever read the output stopped reading, as {@code head} does; returns the exit code. */
        public int report(PrintWriter err) {
            if (String.valueOf(getMessage()).endsWith(BROKEN_PIPE)) {
                return NO_READER;
            }
            err.println("allostat: " + getMessage());
            err.flush();
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    /** A stream that fails with what no print writer catches, and having failed, always does. */
    private static final class Watched extends OutputStream {
        private final OutputStream stream;
        private @Nullable Lost lost;

        Watched(OutputStream stream) {
            this.stream = stream;
        }

        @Override
        public void write(int oneByte) {
            write(new byte[] {(byte) oneByte}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            if (lost != null) {
                throw lost;
            }
            try {
                stream.write(bytes, from, length);
            } catch (IOException failure) {
                lost = new Lost(failure);
                throw lost;
            }
        }
    }
}

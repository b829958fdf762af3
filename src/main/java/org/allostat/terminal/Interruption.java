package org.allostat.terminal;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.function.IntSupplier;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/**
 * What a user sees of a program stopped by Ctrl-C or a signal: one line. Between the signal and the end of the process threads
 * fail for want of what is being taken down, Spark's most of all; nothing of that is news, and none of it is shown.
 */
public final class Interruption {
    private final CommandLine commandLine;
    private final LastWord standardError;
    private final Thread hook = new Thread(this::stop, "interruption");

    private Interruption(CommandLine commandLine, LastWord standardError) {
        this.commandLine = commandLine;
        this.standardError = standardError;
    }

    /**
     * Executes a command line.
     *
     * @param execution what executes it and gives its exit code
     * @return its exit code; never, if a signal came before
     */
    public static int execute(CommandLine commandLine, IntSupplier execution) {
        LastWord standardError = new LastWord(System.err);
        System.setErr(new PrintStream(standardError, true, Charset.defaultCharset()));
        Interruption interruption = new Interruption(commandLine, standardError);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        int exitCode = execution.getAsInt();
        interruption.isOver();
        return exitCode;
    }

    private void isOver() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException stopping) {
            awaitTheEnd();
        }
    }

    /** System.exit does so too while a signal is taking the process down, which decides how it ends. */
    private static void awaitTheEnd() {
        System.exit(CommandLine.ExitCode.SOFTWARE);
    }

    private void stop() {
        standardError.say(resumes() ? "stopped; the same command resumes it" : "stopped");
    }

    /** Commands that compute on Spark keep the tables that are complete. */
    private boolean resumes() {
        ParseResult parsed = commandLine.getParseResult();
        return parsed != null
                && parsed.hasSubcommand()
                && parsed.subcommand().commandSpec().findOption("--master") != null;
    }

    /** A stream that passes everything on until its last line is said. */
    private static final class LastWord extends FilterOutputStream {
        private boolean said;
        private boolean lineIsOpen;

        LastWord(OutputStream out) {
            super(out);
        }

        @Override
        public synchronized void write(int character) throws IOException {
            write(new byte[] {(byte) character}, 0, 1);
        }

        @Override
        public synchronized void write(byte[] text, int from, int length) throws IOException {
            if (!said && length > 0) {
                out.write(text, from, length);
                lineIsOpen = text[from + length - 1] != '\n';
            }
        }

        synchronized void say(String line) {
            said = true;
            PrintStream stream = new PrintStream(out, true, Charset.defaultCharset());
            if (lineIsOpen) {
                stream.println();
            }
            stream.println(line);
        }
    }
}

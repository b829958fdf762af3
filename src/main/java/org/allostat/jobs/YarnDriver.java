package org.allostat.jobs;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import picocli.CommandLine;

/**
 * The program in YARN's cluster mode, where it is a thread of the application master. To exit there counts as a failure, whatever the
 * code, and is tried again. So success is a return and a failure an exception, whose message YARN passes on to whoever submitted.
 */
final class YarnDriver {
    private static final int LAST_LINES = 20;

    private final StringWriter told = new StringWriter();

    /** Whether this process is an application master: what Spark's own sets before it calls the program. */
    static boolean isThis() {
        return "yarn".equals(System.getProperty("spark.master"))
                && "cluster".equals(System.getProperty("spark.submit.deployMode"));
    }

    /** A writer that passes everything on, of which the last lines say how a failure came about. */
    PrintWriter keeping(PrintWriter err) {
        return new PrintWriter(
                new Writer() {
                    @Override
                    public void write(char[] text, int from, int length) {
                        told.write(text, from, length);
                        err.write(text, from, length);
                    }

                    @Override
                    public void flush() {
                        err.flush();
                    }

                    @Override
                    public void close() throws IOException {
                        told.close();
                    }
                },
                true);
    }

    /**
     * The end of the program.
     *
     * @throws Failure unless it is done
     */
    void end(int exitCode) {
        if (exitCode != CommandLine.ExitCode.OK) {
            List<String> lines = told.toString().strip().lines().toList();
            List<String> last = lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
            throw new Failure(String.join("\n", last) + " (exit code " + exitCode + ")");
        }
    }

    /** A command that failed; where in the program it did, is in its own log. */
    static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1;

        private Failure(String message) {
            super(message, null, false, false);
        }
    }
}

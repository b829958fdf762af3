package org.allostat.jobs;

import java.io.PrintWriter;
import java.util.Optional;
import org.allostat.problem.InputException;
import org.allostat.terminal.StandardOutput;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** What a user sees of an exception: the problems of a wrong input, or one line about a failure. */
final class Failures implements IExecutionExceptionHandler {
    private final Allostat root;

    Failures(Allostat root) {
        this.root = root;
    }

    @Override
    public int handleExecutionException(Exception exception, CommandLine commandLine, ParseResult parsed) {
        PrintWriter err = commandLine.getErr();
        Optional<StandardOutput.Lost> lost = StandardOutput.Lost.behind(exception);
        if (lost.isPresent()) {
            return lost.get().report(err);
        }
        if (exception instanceof InputException wrong) {
            wrong.problems().forEach(err::println);
        } else {
            err.println("allostat " + commandLine.getCommandName() + " failed: " + firstLine(rootCause(exception))
                    + (root.printsStacktrace() ? "" : " (--stacktrace shows where)"));
        }
        if (root.printsStacktrace()) {
            exception.printStackTrace(err);
        }
        err.flush();
        return exception instanceof InputException ? CommandLine.ExitCode.USAGE : CommandLine.ExitCode.SOFTWARE;
    }

    private static Throwable rootCause(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure : rootCause(cause);
    }

    private static String firstLine(Throwable failure) {
        String message = failure.getMessage();
        String kind = failure.getClass().getSimpleName();
        return message == null || message.isBlank()
                ? kind
                : kind + ": " + message.strip().lines().findFirst().orElse("");
    }
}

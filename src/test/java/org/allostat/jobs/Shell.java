package org.allostat.jobs;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** One command as the program executes it, with what it printed. */
public record Shell(int exitCode, String out, String err) {
    public static Shell run(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Allostat.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(Arrays.stream(arguments)
                        .map(argument -> argument instanceof Path ? argument.toString() : (String) argument)
                        .toArray(String[]::new));
        return new Shell(exitCode, out.toString(), err.toString());
    }

    List<String> lines() {
        return out.lines().toList();
    }
}

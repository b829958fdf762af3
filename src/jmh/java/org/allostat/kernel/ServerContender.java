package org.allostat.kernel;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;

/** A program in another process, which runs once for each line it reads and answers with its thread CPU time. */
record ServerContender(Kind kind, String name, long patientDays, BufferedWriter ask, BufferedReader answer)
        implements Contender {
    static ServerContender start(Kind kind, Program program, long patientDays) throws IOException {
        Process server = new ProcessBuilder(program.command())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new ServerContender(kind, program.name(), patientDays, server.outputWriter(), server.inputReader());
    }

    @Override
    public int warmUpRuns() {
        return 1;
    }

    @Override
    public long run() throws IOException {
        ask.write("run\n");
        ask.flush();
        String nanos = answer.readLine();
        if (nanos == null) {
            throw new IOException(name + " ended");
        }
        return Long.parseLong(nanos);
    }

    @Override
    public void close() throws IOException {
        ask.close();
    }
}

package org.allostat.cluster;

import java.util.ArrayList;
import java.util.List;
import org.allostat.jobs.AllostatProcess;

/** JVMs that live for less than a minute: most of their time is that of their start, which these options halve. */
final class QuickJvm {
    /** The optimizing compiler costs more than it saves here, and classes come from the build. */
    static final List<String> OPTIONS = List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:-BytecodeVerificationRemote");

    private QuickJvm() {}

    /** The command that starts a class of the tests' class path; without the vector module, which needs the optimizing compiler. */
    static List<String> command(String mainClass, String memory, List<String> arguments) {
        List<String> command = new ArrayList<>(AllostatProcess.command(mainClass, memory, arguments));
        command.removeIf(option -> option.startsWith("--add-modules=jdk.incubator.vector"));
        command.addAll(1, OPTIONS);
        return command;
    }
}

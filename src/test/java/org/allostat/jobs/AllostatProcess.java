package org.allostat.jobs;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The program in a process of its own, on the class path and with the JVM options of the tests. */
public final class AllostatProcess {
    private static final long MINUTES = 8;

    private final Process process;
    private final Path output;

    private AllostatProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** How it ended and what it printed, both streams together. */
    record Result(int exitCode, String output) {}

    static AllostatProcess start(Path folder, List<String> arguments) throws IOException {
        return start(folder, Path.of(""), arguments);
    }

    /**
     * Starts the program.
     *
     * @param folder where its output is kept
     * @param working its current folder
     */
    static AllostatProcess start(Path folder, Path working, List<String> arguments) throws IOException {
        return start(folder, working, Map.of(), arguments);
    }

    /** Starts the program with variables besides those of this process. */
    static AllostatProcess start(Path folder, Map<String, String> variables, List<String> arguments)
            throws IOException {
        return start(folder, Path.of(""), variables, arguments);
    }

    private static AllostatProcess start(
            Path folder, Path working, Map<String, String> variables, List<String> arguments) throws IOException {
        Path output = Files.createTempFile(folder, "allostat", ".out");
        ProcessBuilder builder = new ProcessBuilder(command(arguments))
                .directory(working.toAbsolutePath().toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(variables);
        return new AllostatProcess(builder.start(), output);
    }

    /** The command that starts the program. */
    public static List<String> command(List<String> arguments) {
        return command(Allostat.class.getName(), "-Xmx1g", arguments);
    }

    /** The command that starts any class of the tests' class path as a user would start the program. */
    public static List<String> command(String mainClass, String memory, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> !option.startsWith("-javaagent") && !option.startsWith("-Xmx"))
                // as a user runs it: without the optimizing compiler the vector kernel would crawl
                .filter(option -> !option.startsWith("-XX:TieredStopAtLevel"))
                .forEach(command::add);
        command.add(memory);
        command.add("-Dlog4j2.configurationFile="
                + Path.of("jobs/conf/log4j2.properties").toUri());
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(mainClass);
        command.addAll(arguments);
        return command;
    }

    /** For a process with a current folder of its own. */
    public static String absoluteClassPath() {
        return String.join(
                File.pathSeparator,
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .toList());
    }

    static Result run(Path folder, String... arguments) throws IOException, InterruptedException {
        return start(folder, List.of(arguments)).end();
    }

    Result end() throws IOException, InterruptedException {
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
            throw new IOException("no end after " + MINUTES + " minutes:\n" + text());
        }
        return new Result(process.exitValue(), text());
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String text() throws IOException {
        return Files.readString(output, StandardCharsets.UTF_8);
    }
}

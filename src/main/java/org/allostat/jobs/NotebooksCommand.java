package org.allostat.jobs;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.allostat.problem.InputException;
import org.allostat.problem.Nearest;
import org.allostat.problem.Shown;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The notebooks of the project, in Jupyter. */
@Command(
        name = "notebooks",
        description = {
            "Start Jupyter in the folder notebooks/, with a kernel for Java that has the whole program. Nothing is written to the",
            "user's home. With --execute it runs the notebooks one after the other without a browser and leaves HTML."
        },
        footer = {
            "",
            "Examples:",
            "  jobs/allostat notebooks",
            "  jobs/allostat notebooks --execute 1-from-run-to-picture --out pages"
        })
final class NotebooksCommand implements Callable<Integer> {
    private static final String ENDING = ".ipynb";
    private static final long NANOSECONDS_PER_SECOND = 1_000_000_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "NOTEBOOK", arity = "0..*", description = "With --execute: which (default: all).")
    private List<String> names = List.of();

    @Option(names = "--execute", description = "Run them without a browser.")
    private boolean executes;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where --execute leaves HTML (default: target/notebooks/pages of the project).")
    private @Nullable Path out;

    @Option(
            names = "--no-browser",
            description = "Open no browser: print the address, for a machine that is reached from another.")
    private boolean noBrowser;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path home = Path.of(System.getProperty("allostat.home", "")).toAbsolutePath();
        List<Path> chosen = chosen(home.resolve("notebooks"));
        Jupyter jupyter = Jupyter.find(home);
        if (!executes) {
            return jupyter.serve(home.resolve("notebooks"), !noBrowser);
        }
        Path pages = out == null ? home.resolve("target/notebooks/pages") : out.toAbsolutePath();
        Files.createDirectories(pages);
        PrintWriter printer = spec.commandLine().getOut();
        for (Path notebook : chosen) {
            long begun = System.nanoTime();
            int exitCode = jupyter.execute(notebook, pages);
            if (exitCode != 0) {
                spec.commandLine().getErr().println(notebook.getFileName() + " failed: see above");
                return 1;
            }
            String page = notebook.getFileName().toString().replace(ENDING, ".html");
            printer.println(pages.resolve(page) + "  " + (System.nanoTime() - begun) / NANOSECONDS_PER_SECOND + " s");
            printer.flush();
        }
        return 0;
    }

    /** The notebooks asked for. */
    private List<Path> chosen(Path folder) throws IOException {
        List<String> known;
        try (Stream<Path> files = Files.list(folder)) {
            known = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .sorted()
                    .toList();
        }
        List<String> problems = new ArrayList<>();
        for (String name : names) {
            if (!known.contains(name)) {
                problems.add("NOTEBOOK " + Shown.value(name) + ": none of the project" + Nearest.hint(name, known)
                        + " (allowed: " + String.join(", ", known) + ")");
            }
        }
        if (!executes && (!names.isEmpty() || out != null)) {
            problems.add("NOTEBOOK and --out go with --execute");
        }
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
        return (names.isEmpty() ? known : names)
                .stream().map(name -> folder.resolve(name + ENDING)).toList();
    }
}

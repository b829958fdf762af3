package org.allostat.notebook;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.allostat.jobs.Allostat;

/** What cells call; every name of it is imported into a notebook. Nothing is computed here: the commands of the program do that. */
public final class Desk {
    /** As high as what it holds, once when that is loaded and once when its charts are drawn. */
    private static final String FIT = "const frame = this;"
            + " const fit = () => { frame.style.height = frame.contentDocument.documentElement.scrollHeight + 8 + 'px'; };"
            + " fit(); setTimeout(fit, 2000);";

    private static final Kernel KERNEL = new Kernel();

    /** Cells reach nothing of the kernel but what is static. */
    private static final class Kernel {
        private volatile Consumer<DisplayData> display = data -> {};
        private volatile ClassLoader cellLoader = Desk.class.getClassLoader();
    }

    private Desk() {}

    /**
     * Executes a command of the program, as {@code jobs/allostat} does, and shows what it prints.
     *
     * @param arguments as on the command line: {@code allostat("run", "--patients", "1000")}
     * @throws IllegalStateException if it fails; the cell, and a notebook that is executed as a whole, stops there
     */
    public static void allostat(String... arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        execute(out, List.of(arguments));
        out.flush();
    }

    /** The same of a command with {@code --format}: {@code sql}, {@code ask}, {@code contrast}, {@code runs}; its answer as a table. */
    public static void table(String... arguments) {
        StringWriter answer = new StringWriter();
        execute(
                new PrintWriter(answer),
                Stream.concat(Stream.of(arguments), Stream.of("--format", "markdown"))
                        .toList());
        DisplayData data = new DisplayData();
        data.putText(answer.toString());
        data.putMarkdown(answer.toString());
        KERNEL.display.accept(data);
    }

    /** Shows figures of a run's page, with the answer and the limits above them: {@code figures(run, "forest", "courses")}. */
    public static void figures(String run, String... figures) {
        try {
            Path page = Files.createTempFile("allostat-figures", ".html");
            try {
                execute(
                        new PrintWriter(new StringWriter()),
                        List.of("report", run, "--figures", String.join(",", figures), "--out", page.toString()));
                page(page.toString());
            } finally {
                Files.delete(page);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Shows an HTML file that the program made, in a frame of its own; of a folder, its latest. */
    public static void page(String place) {
        try {
            Path file = Files.isDirectory(Path.of(place)) ? latestPage(Path.of(place)) : Path.of(place);
            String frame = Files.readString(file).replace("&", "&amp;").replace("\"", "&quot;");
            DisplayData data = new DisplayData();
            data.putText(file.toString());
            data.putHTML("<iframe title=\"Allostat\" style=\"width:100%;height:700px;border:0\" onload=\"" + FIT
                    + "\" srcdoc=\"" + frame + "\"></iframe>");
            KERNEL.display.accept(data);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path latestPage(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .max(Comparator.comparing(file -> file.toFile().lastModified()))
                    .orElseThrow(() -> new IllegalArgumentException(folder + " has no page"));
        }
    }

    private static void execute(PrintWriter out, List<String> arguments) {
        StringWriter said = new StringWriter();
        PrintWriter err = new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8), true) {
            @Override
            public void write(String text, int from, int length) {
                super.write(text, from, length);
                said.write(text, from, length);
                flush();
            }
        };
        int exitCode = Allostat.commandLine().setOut(out).setErr(err).execute(arguments.toArray(String[]::new));
        err.flush();
        if (exitCode != 0) {
            throw new IllegalStateException(
                    "allostat " + String.join(" ", arguments) + " ended with exit code " + exitCode + "\n" + said);
        }
    }

    static void showBy(Consumer<DisplayData> display) {
        KERNEL.display = display;
    }

    /** Said once by the first of all cells. */
    public static void cellsAreLoadedBy(ClassLoader loader) {
        KERNEL.cellLoader = loader;
    }

    static ClassLoader cellLoader() {
        return KERNEL.cellLoader;
    }
}

package org.allostat.jobs;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.allostat.problem.InputException;

/**
 * The Jupyter of this machine, started with a kernel that this project makes and with every folder that it writes to in the project's
 * target/, so that the user's home stays as it is.
 */
final class Jupyter {
    /** What notebooks import, and the package that has it in Debian and Ubuntu. */
    private static final Map<String, String> MODULES = modules();

    private final Path command;
    private final Path home;

    private Jupyter(Path command, Path home) {
        this.command = command;
        this.home = home;
    }

    private static Map<String, String> modules() {
        Map<String, String> modules = new LinkedHashMap<>();
        modules.put("notebook", "jupyter-notebook");
        modules.put("nbconvert", "jupyter-nbconvert");
        modules.put("ipykernel", "python3-ipykernel");
        modules.put("pandas", "python3-pandas");
        modules.put("matplotlib", "python3-matplotlib");
        return modules;
    }

    /**
     * The one on the PATH.
     *
     * @param home of the project
     * @throws InputException if it, or something that notebooks import, is missing; it says how to get it
     */
    static Jupyter find(Path home) throws IOException, InterruptedException {
        Path command = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "jupyter"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> missing("there is no jupyter on the PATH", List.copyOf(MODULES.values())));
        List<String> lacking = lacking(command);
        if (!lacking.isEmpty()) {
            throw missing(
                    command + " cannot import " + String.join(", ", lacking),
                    lacking.stream().map(MODULES::get).toList());
        }
        return new Jupyter(command, home);
    }

    private static InputException missing(String what, List<String> packages) {
        return new InputException("notebooks: " + what + ". To get it: sudo apt install --no-install-recommends "
                + String.join(" ", packages)
                + " (Debian, Ubuntu), or pip install notebook nbconvert pandas matplotlib");
    }

    /** What the Python that runs Jupyter, which need not be the first on the PATH, lacks. */
    private static List<String> lacking(Path command) throws IOException, InterruptedException {
        String first;
        try (Stream<String> lines = Files.lines(command, StandardCharsets.ISO_8859_1)) {
            first = lines.findFirst().orElse("");
        }
        List<String> python =
                first.startsWith("#!") ? List.of(first.substring(2).strip().split("\\s+", -1)) : List.of("python3");
        List<String> call = new ArrayList<>(python);
        call.add("-c");
        call.add("import importlib.util, sys\n"
                + "print(' '.join(m for m in sys.argv[1:] if importlib.util.find_spec(m) is None))");
        call.addAll(MODULES.keySet());
        Process process = new ProcessBuilder(call)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new InputException(command + ": its Python, " + String.join(" ", python) + ", does not run");
        }
        return answer.isEmpty() ? List.of() : List.of(answer.split(" ", -1));
    }

    /** Serves a folder until the user ends it. */
    int serve(Path folder, boolean browser) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("notebook", "--notebook-dir=" + folder));
        if (!browser) {
            arguments.add("--no-browser");
        }
        return run(arguments);
    }

    /** Runs a notebook from its first cell to its last and leaves a page of it; stops at the first cell that fails. */
    int execute(Path notebook, Path pages) throws IOException, InterruptedException {
        return run(List.of(
                "nbconvert",
                "--execute",
                "--to",
                "html",
                "--log-level=WARN",
                "--ExecutePreprocessor.timeout=600",
                "--ExecutePreprocessor.startup_timeout=180",
                "--output-dir=" + pages,
                notebook.toString()));
    }

    private int run(List<String> arguments) throws IOException, InterruptedException {
        Path own = home.resolve("target/notebooks/jupyter");
        writeKernel(own.resolve("kernels/allostat"));
        List<String> call = new ArrayList<>(List.of(command.toString()));
        call.addAll(arguments);
        ProcessBuilder process = new ProcessBuilder(call).inheritIO();
        Map<String, String> environment = process.environment();
        environment.put("ALLOSTAT_HOME", home.toString());
        environment.put(
                "PYDEVD_DISABLE_FILE_VALIDATION", "1"); // the debugger of Python's kernel warns of what nobody debugs
        environment.put("JUPYTER_PATH", own.toString());
        environment.put("JUPYTER_CONFIG_DIR", own.resolve("config").toString());
        environment.put("JUPYTER_DATA_DIR", own.resolve("data").toString());
        environment.put("JUPYTER_RUNTIME_DIR", own.resolve("runtime").toString());
        environment.put("IPYTHONDIR", own.resolve("ipython").toString());
        environment.put("MPLCONFIGDIR", own.resolve("matplotlib").toString());
        return process.start().waitFor();
    }

    private void writeKernel(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("kernel.json"),
                "{\"argv\": [" + quoted(home.resolve("jobs/allostat").toString())
                        + ", \"notebook-kernel\", \"{connection_file}\"], \"display_name\": \"Allostat (Java)\","
                        + " \"language\": \"java\", \"interrupt_mode\": \"message\"}\n");
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}

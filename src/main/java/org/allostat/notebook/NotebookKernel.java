package org.allostat.notebook;

import io.github.spencerpark.jupyter.channels.JupyterConnection;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.ReplacementOptions;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A Jupyter kernel: Java cells in a JVM that has the whole program, Spark included. */
public final class NotebookKernel extends BaseKernel {
    private final JavaCells cells = new JavaCells();

    private NotebookKernel() {
        Desk.showBy(this::display);
    }

    @Override
    public @Nullable DisplayData eval(String cell) throws CellException {
        String value = cells.evaluate(cell);
        System.out.flush();
        return value.isEmpty() ? null : new DisplayData(value);
    }

    @Override
    public ReplacementOptions complete(String cell, int at) {
        JavaCells.Continuations found = cells.continuations(cell, at);
        return new ReplacementOptions(found.texts(), found.start(), at);
    }

    @Override
    public @Nullable DisplayData inspect(String cell, int at, boolean extra) {
        List<String> signatures = cells.signatures(cell, at);
        return signatures.isEmpty() ? null : new DisplayData(String.join("\n", signatures));
    }

    @Override
    public String isComplete(String cell) {
        return switch (cells.completeness(cell)) {
            case COMPLETE, COMPLETE_WITH_SEMI, CONSIDERED_INCOMPLETE, EMPTY -> IS_COMPLETE_YES;
            case DEFINITELY_INCOMPLETE -> IS_COMPLETE_MAYBE;
            case UNKNOWN -> IS_COMPLETE_BAD;
        };
    }

    @Override
    public List<String> formatError(Exception failure) {
        return failure instanceof CellException
                ? String.valueOf(failure.getMessage()).lines().toList()
                : super.formatError(failure);
    }

    @Override
    public LanguageInfo getLanguageInfo() {
        return new LanguageInfo.Builder("java")
                .version(Runtime.version().toString())
                .mimetype("text/x-java-source")
                .fileExtension(".jshell")
                .pygments("java")
                .codemirror("java")
                .build();
    }

    @Override
    public void interrupt() {
        cells.stop();
    }

    @Override
    public void onShutdown(boolean restarts) {
        cells.close();
    }

    /**
     * Serves one notebook until it is closed.
     *
     * @param arguments the connection file that Jupyter wrote
     */
    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.ENGLISH);
        Logger.getLogger("").setLevel(Level.WARNING);
        KernelConnectionProperties properties =
                KernelConnectionProperties.parse(Files.readString(Path.of(arguments[0])));
        JupyterConnection connection = new JupyterConnection(properties);
        NotebookKernel kernel = new NotebookKernel();
        kernel.becomeHandlerForConnection(connection);
        connection.connect();
        connection.waitUntilClose();
        System.exit(0); // whatever threads cells have started
    }
}

package org.allostat.notebook;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.execution.LocalExecutionControlProvider;

/**
 * Evaluates cells of Java in this JVM, one after the other, each with what those before it declared. The code of cells is loaded by a
 * class loader of its own; threads that cells start have it as their context, without which Spark could not read a lambda of a cell.
 */
final class JavaCells implements AutoCloseable {
    /** Expressions whose value a cell shows; one that is assigned is not. */
    private static final Set<Snippet.SubKind> VALUES = EnumSet.of(
            Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND,
            Snippet.SubKind.VAR_VALUE_SUBKIND,
            Snippet.SubKind.OTHER_EXPRESSION_SUBKIND);

    private final JShell shell = JShell.builder()
            .executionEngine(new LocalExecutionControlProvider(), Map.of())
            .compilerOptions("-cp", System.getProperty("java.class.path"))
            .build();

    JavaCells() {
        try {
            evaluate("import static org.allostat.notebook.Desk.*; import java.util.*; import java.nio.file.*;"
                    + " org.allostat.notebook.Desk.cellsAreLoadedBy(new Object(){}.getClass().getClassLoader());");
        } catch (CellException failure) {
            throw new IllegalStateException("the first cell of all", failure);
        }
    }

    /**
     * Evaluates a cell.
     *
     * @return the value of its last expression as JShell shows it; empty if it has none
     * @throws CellException if it does not compile, or throws
     */
    String evaluate(String cell) throws CellException {
        Thread.currentThread().setContextClassLoader(Desk.cellLoader());
        String value = "";
        for (String rest = cell; !rest.isBlank(); ) {
            CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
            if (!next.completeness().isComplete()) {
                throw new CellException(List.of("the cell ends before this does: " + rest.strip()));
            }
            for (SnippetEvent event : shell.eval(next.source())) {
                value = value(event);
            }
            rest = next.remaining();
        }
        return value;
    }

    private String value(SnippetEvent event) throws CellException {
        JShellException exception = event.exception();
        if (exception != null) {
            throw thrown(exception);
        }
        if (event.status() == Snippet.Status.REJECTED) {
            throw rejected(event.snippet());
        }
        if (event.snippet() instanceof DeclarationSnippet declared) {
            List<String> missing = shell.unresolvedDependencies(declared).toList();
            if (!missing.isEmpty()) {
                throw new CellException(List.of(event.snippet().source().strip(), "not declared: " + missing));
            }
        }
        String value = event.value();
        return value != null && VALUES.contains(event.snippet().subKind()) ? value : "";
    }

    private static CellException thrown(JShellException exception) {
        Throwable cause = exception.getCause();
        String name = exception instanceof EvalException evaluated ? evaluated.getExceptionClassName() : "";
        return new CellException(
                List.of(name + ": " + exception.getMessage() + (cause == null ? "" : " (" + cause.getMessage() + ")")));
    }

    private CellException rejected(Snippet snippet) {
        List<String> lines = new ArrayList<>();
        lines.add(snippet.source().strip());
        shell.diagnostics(snippet)
                .filter(Diag::isError)
                .forEach(diagnostic -> lines.add(diagnostic.getMessage(Locale.ENGLISH)));
        return new CellException(lines);
    }

    /** Whether a cell could end here. */
    SourceCodeAnalysis.Completeness completeness(String cell) {
        return shell.sourceCodeAnalysis().analyzeCompletion(cell).completeness();
    }

    /** What could stand at a place of a cell. */
    Continuations continuations(String cell, int at) {
        int[] start = new int[1];
        List<String> found = shell.sourceCodeAnalysis().completionSuggestions(cell, at, start).stream()
                .map(SourceCodeAnalysis.Suggestion::continuation)
                .distinct()
                .toList();
        return new Continuations(found, start[0]);
    }

    /** Signatures of what stands at a place of a cell. */
    List<String> signatures(String cell, int at) {
        return shell.sourceCodeAnalysis().documentation(cell, at, false).stream()
                .map(SourceCodeAnalysis.Documentation::signature)
                .toList();
    }

    /** Stops the cell that is being evaluated. */
    void stop() {
        shell.stop();
    }

    @Override
    public void close() {
        shell.close();
    }

    /** Texts that could replace a cell's from a place on. */
    record Continuations(List<String> texts, int start) {}
}

package org.allostat.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be said before Jupyter starts; that the notebooks run is seen in .ci/run. */
class NotebooksCommandTest {
    @TempDir
    private Path folder;

    @Test
    void anUnknownNotebookGetsTheNearest() {
        Shell shell = Shell.run("notebooks", "--execute", "1-from-run-to-pictures");
        assertEquals(2, shell.exitCode());
        assertTrue(shell.err().contains("did you mean 1-from-run-to-picture?"), shell.err());
        assertTrue(Shell.run("notebooks", "--out", "pages").err().contains("go with --execute"));
    }

    @Test
    void whatIsMissingIsNamedWithHowToGetIt() throws IOException, InterruptedException {
        String none = withPath(Files.createDirectory(folder.resolve("empty")));
        assertTrue(none.contains("2\n") && none.contains("there is no jupyter on the PATH"), none);
        assertTrue(none.contains("jupyter-notebook jupyter-nbconvert"), none);

        Path bare = Files.createDirectory(folder.resolve("bare"));
        Path python = Files.writeString(bare.resolve("python"), "#!/bin/sh\necho nbconvert pandas\n");
        Path jupyter = Files.writeString(bare.resolve("jupyter"), "#!" + python + "\n");
        assertTrue(python.toFile().setExecutable(true) && jupyter.toFile().setExecutable(true));
        String some = withPath(bare);
        assertTrue(some.contains("cannot import nbconvert, pandas"), some);
        assertTrue(some.contains("jupyter-nbconvert python3-pandas ("), some);
    }

    /** The exit code and what was printed, where the PATH is one folder. */
    private String withPath(Path path) throws IOException, InterruptedException {
        ProcessBuilder program = new ProcessBuilder(AllostatProcess.command(List.of("notebooks", "--execute")))
                .redirectErrorStream(true);
        program.environment().put("PATH", path.toString());
        Process process = program.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + "\n" + printed;
    }
}

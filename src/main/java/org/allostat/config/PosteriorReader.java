package org.allostat.config;

import java.nio.file.Path;
import org.allostat.evidence.CsvSource;
import org.allostat.evidence.Posterior;
import org.allostat.evidence.Registry;

/** Reads files that {@code calibrate --posterior} wrote. */
public final class PosteriorReader {
    private PosteriorReader() {}

    /**
     * A posterior.
     *
     * @param registry the registry that the program carries
     * @throws org.allostat.problem.InputException if the file cannot be read, or with every problem in it
     */
    public static Posterior read(Path file, Registry registry) {
        SourceText text = SourceText.ofFile(file);
        return Posterior.read(new CsvSource(text.name(), text.text()), registry);
    }
}

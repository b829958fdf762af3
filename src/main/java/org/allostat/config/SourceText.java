package org.allostat.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.allostat.problem.InputText;

/**
 * The text of a YAML file and the name by which messages call it.
 *
 * @param name path as the user gave it, or {@code bundled ...} for a file inside the jar
 * @param text its content
 */
record SourceText(String name, String text) {
    private static final String WANTED = "a YAML file";

    /**
     * Reads a file.
     *
     * @throws org.allostat.problem.InputException if it cannot be read or is no text
     */
    static SourceText ofFile(Path file) {
        return new SourceText(file.toString(), InputText.read(file, WANTED));
    }

    /** A file inside the jar, such as {@code allostat/policies/usual-care.yaml}; empty where there is none. */
    static Optional<SourceText> ofResource(String resource) {
        try (InputStream stream = SourceText.class.getResourceAsStream("/" + resource)) {
            if (stream == null) {
                return Optional.empty();
            }
            String name = "bundled " + resource;
            return Optional.of(new SourceText(name, InputText.decode(name, stream.readAllBytes(), WANTED)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }
}

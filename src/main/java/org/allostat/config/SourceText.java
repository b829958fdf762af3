package org.allostat.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.allostat.problem.InputException;
import org.allostat.problem.InputText;
import org.allostat.problem.Nearest;
import org.allostat.problem.Shown;

/**
 * The text of a YAML file and the name by which messages call it.
 *
 * @param name path as the user gave it, or {@code bundled ...} for a file inside the jar
 * @param text its content
 */
record SourceText(String name, String text) {
    private static final String WANTED = "a YAML file";
    private static final String ENDING = ".yaml";

    /**
     * Reads a file.
     *
     * @throws org.allostat.problem.InputException if it cannot be read or is no text
     */
    static SourceText ofFile(Path file) {
        return new SourceText(file.toString(), InputText.read(file, WANTED));
    }

    /**
     * A file, or by its name one of those in {@code jobs/<kind>s}, of the current folder or inside the jar.
     *
     * @param name what the user gave
     * @param kind what such a file holds, {@code emulation}
     * @param bundled names of those inside the jar
     * @throws InputException if there is none
     */
    static SourceText find(String name, String kind, List<String> bundled) {
        Path file = InputText.path(name);
        if (name.endsWith(ENDING) || file.getParent() != null) {
            return ofFile(file);
        }
        Path usual = Path.of("jobs", kind + "s").resolve(name + ENDING);
        if (Files.isRegularFile(usual)) {
            return ofFile(usual);
        }
        return ofResource("allostat/" + kind + "s/" + name + ENDING)
                .orElseThrow(() -> new InputException("unknown " + kind + ": " + Shown.value(name)
                        + Nearest.hint(name, bundled) + " (allowed: a file, or one of " + String.join(", ", bundled)
                        + ")"));
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

package org.allostat.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A CSV text with the name that messages give it.
 *
 * @param name file name
 * @param text whole content
 */
public record CsvSource(String name, String text) {
    /** A file of the registry that the program carries: {@code kernel.csv}. */
    public static CsvSource standard(String name) {
        try (@Nullable InputStream stream = CsvSource.class.getResourceAsStream("/evidence/" + name)) {
            if (stream == null) {
                throw new IllegalStateException("the program was built without evidence/" + name);
            }
            return new CsvSource(name, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read evidence/" + name, e);
        }
    }
}

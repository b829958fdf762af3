package org.allostat.random;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The golden files of the random layer. */
final class GoldenNumbers {
    private GoldenNumbers() {}

    /** The rows below the header. */
    static List<String[]> rows(String name) {
        try (@Nullable InputStream stream = GoldenNumbers.class.getResourceAsStream("/golden/" + name)) {
            if (stream == null) {
                throw new IllegalStateException("no golden file " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read golden file " + name, e);
        }
    }
}

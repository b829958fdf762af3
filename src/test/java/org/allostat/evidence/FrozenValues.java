package org.allostat.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Values of parameters that a program outside wrote beside its golden files ({@code parameter_id,value}), in place of those of
 * the registry: what the goldens test does not change with a value.
 */
public final class FrozenValues {
    private final String resource;
    private final TreeMap<String, Double> values = new TreeMap<>();

    private FrozenValues(String resource) {
        this.resource = resource;
    }

    /** The values of a resource. */
    public static FrozenValues of(String resource) {
        FrozenValues frozen = new FrozenValues(resource);
        try (@Nullable InputStream stream = FrozenValues.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("no frozen values " + resource);
            }
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            text.lines().skip(1).map(line -> line.split(",", -1)).forEach(frozen::add);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
        return frozen;
    }

    private void add(String[] cells) {
        if (values.put(cells[0], Double.valueOf(cells[1])) != null) {
            throw new IllegalStateException(resource + " has a value twice: " + cells[0]);
        }
    }

    /** Values by parameter. */
    public Map<String, Double> values() {
        return Map.copyOf(values);
    }

    /** A record with its values, bound by path as the registry binds it. */
    public <R extends Record> R bind(String prefix, Class<R> type) {
        return RecordShape.build(prefix, type, id -> {
            Double value = values.get(id);
            if (value == null) {
                throw new IllegalStateException(resource + " has no value of " + id);
            }
            return value;
        });
    }

    /** The parameters that a record binds. */
    public static Set<String> boundBy(String prefix, Class<? extends Record> type) {
        return Set.copyOf(RecordShape.units(prefix, type).keySet());
    }
}

package org.allostat.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The registry of tests: values and distributions as they stood when its file was written. What the tests say in numbers holds
 * for these, so that a value of the program's registry can change and no test of the mechanism with it. A parameter that came
 * later has the program's value.
 */
public final class FrozenRegistry {
    static final Path FILE = Path.of("src/test/resources/registry/frozen.csv");

    private static final List<String> STANDARD_FILES =
            List.of("kernel.csv", "traits.csv", "behaviour.csv", "population.csv", "costs.csv");

    /** The frozen registry. */
    public static final Registry REGISTRY = beside(STANDARD_FILES.stream()
            .map(CsvSource::standard)
            .map(CsvSource::text)
            .toList());

    private FrozenRegistry() {}

    /** The frozen parameters, and those of some other files that are not among them. */
    static Registry beside(List<String> others) {
        List<String> frozen = frozenLines();
        Set<String> known = frozen.stream().map(FrozenRegistry::id).collect(Collectors.toSet());
        Stream<String> later = others.stream()
                .flatMap(text -> text.lines().skip(1))
                .filter(line -> !line.isEmpty() && !known.contains(id(line)));
        String text = Stream.concat(frozen.stream(), later).collect(Collectors.joining("\n", "", "\n"));
        return Registry.read(List.of(new CsvSource("frozen.csv", text)));
    }

    private static List<String> frozenLines() {
        try {
            return Files.readAllLines(FILE, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("cannot read " + FILE, e);
        }
    }

    private static String id(String line) {
        return line.substring(0, line.indexOf(','));
    }
}

package org.allostat.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The documented questions that {@code ask} answers, by theme, as {@code allostat/sql/ask} brings them. */
public final class Questions {
    private static final String FOLDER = "/allostat/sql/ask";

    private Questions() {}

    /** Every question, by theme and name. */
    public static List<DocumentedQuery> all() {
        return names().stream()
                .map(name -> DocumentedQuery.ofResource(FOLDER + "/" + name))
                .sorted(java.util.Comparator.comparing(DocumentedQuery::theme).thenComparing(DocumentedQuery::id))
                .toList();
    }

    private static List<String> names() {
        try {
            URI folder = Questions.class.getResource(FOLDER).toURI();
            if (folder.getScheme().equals("jar")) {
                try (FileSystem jar = FileSystems.newFileSystem(folder, Map.of())) {
                    return names(jar.getPath(FOLDER));
                }
            }
            return names(Path.of(folder));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (URISyntaxException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".sql"))
                    .sorted()
                    .toList();
        }
    }
}

package org.allostat.run;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A place on this machine's file system, named as people or Hadoop name it. */
final class LocalPath {
    private static final Pattern FILE = Pattern.compile("file:(?://[^/]*)?(?<path>/.*)");

    private LocalPath() {}

    /**
     * The path that a text means. It is taken as it stands, blanks, {@code %} and {@code #} included; after {@code file:}, so is
     * the rest, as Hadoop does; if there is no such file, that rest is read as a URI.
     */
    static Path of(String text) {
        Path literal = Path.of(text);
        Matcher file = FILE.matcher(text);
        if (Files.exists(literal) || !file.matches()) {
            return literal;
        }
        Path afterScheme = Path.of(file.group("path"));
        return Stream.concat(Stream.of(afterScheme), decoded(text).stream())
                .filter(Files::exists)
                .findFirst()
                .orElse(afterScheme);
    }

    private static List<Path> decoded(String text) {
        try {
            URI uri = URI.create(text);
            // an empty path is the current folder; with ? or # another place would be read
            boolean isPath = !uri.getPath().isEmpty() && uri.getRawQuery() == null && uri.getRawFragment() == null;
            return isPath ? List.of(Path.of(uri.getPath())) : List.of();
        } catch (IllegalArgumentException notAUri) {
            return List.of();
        }
    }
}

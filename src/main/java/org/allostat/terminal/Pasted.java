package org.allostat.terminal;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** Commands that the program prints so that they can be pasted into a shell as they are. */
public final class Pasted {
    private static final String PROGRAM = "jobs/allostat";
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_./:@%+=,-]+");

    private Pasted() {}

    /** {@code jobs/allostat verify runs/ab12}, the path in quotation marks where a shell would take it apart. */
    public static String command(String name, Path path) {
        return command(name, path.toString());
    }

    /** The same with a path or URI as it was given. */
    public static String command(String name, String place) {
        return PROGRAM + " " + name + " " + word(place);
    }

    /** One word of a command for sh, bash and zsh. */
    public static String word(String text) {
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}

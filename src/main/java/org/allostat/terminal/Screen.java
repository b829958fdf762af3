package org.allostat.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a person's terminal can show: its width, and bold or faint text unless {@code NO_COLOR} is set (no-color.org) or nobody looks.
 *
 * @param columns width in characters
 * @param styled whether escape sequences are shown as style
 */
public record Screen(int columns, boolean styled) {
    private static final int USUAL = 120;
    private static final int NARROWEST = 60;
    private static final int WIDEST = 200;
    private static final int CELL = 26;
    private static final int FIRST_CELL = 30;

    /** The screen that the program was started on; of usual width where it is none, as in a pipe. */
    public static Screen ofThisTerminal() {
        return of(System.getenv(), Terminal.isInteractive());
    }

    /**
     * The screen that an environment tells of.
     *
     * @param environment COLUMNS, which the launcher sets, NO_COLOR and TERM
     * @param interactive whether a person looks
     */
    static Screen of(Map<String, String> environment, boolean interactive) {
        String told = environment.getOrDefault("COLUMNS", "");
        int columns = told.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(told) : USUAL;
        boolean plain = !environment.getOrDefault("NO_COLOR", "").isEmpty()
                || environment.getOrDefault("TERM", "").equals("dumb");
        return new Screen(Math.max(NARROWEST, Math.min(WIDEST, columns)), interactive && !plain);
    }

    /** Bold. */
    public String strong(String text) {
        return styled ? "\u001b[1m" + text + "\u001b[0m" : text;
    }

    /** Less than the rest. */
    public String faint(String text) {
        return styled ? "\u001b[2m" + text + "\u001b[0m" : text;
    }

    /** A text in lines of this width, parted at blanks; later ones are indented. */
    public List<String> wrapped(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int length = 0;
        for (String word : text.stripTrailing().split(" ", -1)) {
            int size = word.replaceAll("\u001b\\[[0-9]+m", "").length();
            if (length > 0 && length + 1 + size > columns) {
                lines.add(line.toString());
                line = new StringBuilder("  ");
                length = 2;
            } else if (length > 0) {
                line.append(' ');
                length++;
            }
            line.append(word);
            length += size;
        }
        lines.add(line.toString());
        return lines;
    }

    /** A row of a table in one line; cells that have no room are left out, the last first. */
    public String row(List<String> cells) {
        StringBuilder line = new StringBuilder(padded(cells.get(0), FIRST_CELL));
        for (int i = 1; i < cells.size() && FIRST_CELL + i * CELL <= columns; i++) {
            line.append(padded(cells.get(i), CELL));
        }
        return line.toString().stripTrailing();
    }

    private static String padded(String cell, int width) {
        return cell + " ".repeat(Math.max(1, width - cell.length()));
    }
}

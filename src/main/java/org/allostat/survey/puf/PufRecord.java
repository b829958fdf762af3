package org.allostat.survey.puf;

import java.util.EnumMap;
import java.util.Map;

/**
 * One line of the public-use file: the cells that are needed, as numbers. A cell that cannot be read becomes a problem and a
 * missing code.
 */
final class PufRecord {
    /** Stands for an empty cell, a dot, or what could not be read. */
    static final int MISSING = -9;

    private final String place;
    private final Map<PufVariable, String> cells;
    private final PufProblems problems;

    private PufRecord(String place, Map<PufVariable, String> cells, PufProblems problems) {
        this.place = place;
        this.cells = cells;
        this.problems = problems;
    }

    /**
     * Cuts the needed cells out of a line, which may have thousands.
     *
     * @param place file and line number
     * @param problems where mistakes are added
     */
    static PufRecord of(String place, String line, PufHeader header, PufProblems problems) {
        int width = header.width();
        int[] starts = new int[width + 1];
        int columns = 0;
        for (int i = 0; columns < width && i >= 0; columns++) {
            starts[columns] = i;
            int tab = line.indexOf('\t', i);
            starts[columns + 1] = tab < 0 ? line.length() + 1 : tab + 1;
            i = tab < 0 ? -1 : tab + 1;
        }
        if (columns < width) {
            problems.add(place + ": has " + columns + " cells (allowed: at least " + width + ", as in the header)");
            return new PufRecord(place, Map.of(), problems);
        }
        Map<PufVariable, String> cells = new EnumMap<>(PufVariable.class);
        header.columns()
                .forEach((variable, column) ->
                        cells.put(variable, unquoted(line.substring(starts[column], starts[column + 1] - 1))));
        return new PufRecord(place, cells, problems);
    }

    static String unquoted(String cell) {
        String text = cell.strip();
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1).strip() : text;
    }

    /** Whether the line had all its cells. */
    boolean isComplete() {
        return !cells.isEmpty();
    }

    boolean has(PufVariable variable) {
        return cells.containsKey(variable);
    }

    String text(PufVariable variable) {
        return cells.getOrDefault(variable, "");
    }

    /** A code; {@link #MISSING} where the cell is empty or a dot. */
    int code(PufVariable variable) {
        String text = text(variable);
        if (text.isEmpty() || text.equals(".")) {
            return MISSING;
        }
        try {
            double number = Double.parseDouble(text);
            if (number == Math.rint(number) && Math.abs(number) < Integer.MAX_VALUE) {
                return (int) number;
            }
        } catch (NumberFormatException e) {
            // reported below, with what is allowed
        }
        problem(variable, "a whole number");
        return MISSING;
    }

    /** A number; NaN where the cell holds none. */
    double number(PufVariable variable) {
        try {
            return Double.parseDouble(text(variable));
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** Adds a problem with the value of a variable. */
    void problem(PufVariable variable, String allowed) {
        problems.add(place + ": record " + text(PufVariable.QUESTID2) + ": " + variable + " is \"" + text(variable)
                + "\" (allowed: " + allowed + ")");
    }
}

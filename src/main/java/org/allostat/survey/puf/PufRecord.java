package org.allostat.survey.puf;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.allostat.problem.Problems;
import org.allostat.problem.Shown;

/**
 * One line of the public-use file: the cells that are needed, as numbers. Of a cell that cannot be used the first problem is
 * told.
 */
final class PufRecord {
    /** Stands for a cell that says that it holds nothing. */
    static final int MISSING = Integer.MIN_VALUE;

    /** Stands for a cell that holds something else than a whole number; no code has this value. */
    static final int UNREADABLE = Integer.MIN_VALUE + 1;

    /** What a cell without an answer may hold, in messages. */
    static final String MISSING_FORMS = "missing: empty, \".\" or NA";

    private static final Set<String> MISSING_CELLS = Set.of("", ".", "NA");
    private static final double LEAST_WEIGHT = 1e-6;
    /** Sums of squares of a million such weights are still exact. */
    private static final double GREATEST_WEIGHT = 1e8;

    private final String place;
    private final Map<PufVariable, String> cells;
    private final Problems problems;
    private final Set<PufVariable> told = EnumSet.noneOf(PufVariable.class);

    private PufRecord(String place, Map<PufVariable, String> cells, Problems problems) {
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
    static PufRecord of(String place, String line, PufHeader header, Problems problems) {
        int width = header.width();
        int[] ends = new int[width];
        int columns = 0;
        for (int i = 0; i >= 0; columns++) {
            int tab = line.indexOf('\t', i);
            if (columns < width) {
                ends[columns] = tab < 0 ? line.length() : tab;
            }
            i = tab < 0 ? -1 : tab + 1;
        }
        if (columns != width) {
            problems.add(place + ": has " + columns + (columns == 1 ? " cell" : " cells") + " (allowed: " + width
                    + ", as the header" + (columns == width + 1 ? reason(line) : "") + ")");
            return new PufRecord(place, Map.of(), problems);
        }
        Map<PufVariable, String> cells = new EnumMap<>(PufVariable.class);
        header.columns()
                .forEach((variable, column) -> cells.put(
                        variable, unquoted(line.substring(column == 0 ? 0 : ends[column - 1] + 1, ends[column]))));
        return new PufRecord(place, cells, problems);
    }

    /** Why a line has one cell more than the header. */
    private static String reason(String line) {
        return line.endsWith("\t")
                ? "; the line ends with a tab and the header does not"
                : "; R writes row names unless row.names = FALSE";
    }

    static String unquoted(String cell) {
        String text = cell.strip();
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1).strip() : text;
    }

    /** Whether the line had as many cells as the header. */
    boolean isComplete() {
        return !cells.isEmpty();
    }

    /** Whether the line is the header once more, as where two files were put together. */
    boolean isHeader() {
        return text(PufVariable.QUESTID2).equalsIgnoreCase(PufVariable.QUESTID2.name());
    }

    boolean has(PufVariable variable) {
        return cells.containsKey(variable);
    }

    /** A code, {@link #MISSING} or {@link #UNREADABLE}. */
    int code(PufVariable variable) {
        String text = text(variable);
        if (MISSING_CELLS.contains(text)) {
            return MISSING;
        }
        long code = PlainNumber.whole(text).orElse(UNREADABLE);
        return code > UNREADABLE && code <= Integer.MAX_VALUE ? (int) code : UNREADABLE;
    }

    /** What tells records, strata or PSUs apart; after a problem none. */
    OptionalLong identifier(PufVariable variable) {
        OptionalLong identifier = PlainNumber.whole(text(variable));
        if (identifier.isEmpty() || identifier.getAsLong() < 0) {
            problem(variable, "a whole number from 0 on");
            return OptionalLong.empty();
        }
        return identifier;
    }

    /** How many people the respondent stands for; after a problem none. */
    OptionalDouble weight() {
        OptionalDouble weight = PlainNumber.decimal(text(PufVariable.ANALWT2_C));
        if (weight.isEmpty() || weight.getAsDouble() < LEAST_WEIGHT || weight.getAsDouble() > GREATEST_WEIGHT) {
            problem(PufVariable.ANALWT2_C, "a positive number up to 100000000, as 5341.25 or 5.34125E3");
            return OptionalDouble.empty();
        }
        return weight;
    }

    /** Adds a problem with the value of a variable. */
    void problem(PufVariable variable, String allowed) {
        if (told.add(variable)) {
            problem(variable + " is " + Shown.quoted(text(variable)) + " (allowed: " + allowed + ")");
        }
    }

    /** Adds a problem with the record. */
    void problem(String what) {
        problems.add(place + ": record " + Shown.value(text(PufVariable.QUESTID2)) + ": " + what);
    }

    private String text(PufVariable variable) {
        return cells.getOrDefault(variable, "");
    }
}

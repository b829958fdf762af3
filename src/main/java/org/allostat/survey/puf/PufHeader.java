package org.allostat.survey.puf;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.allostat.problem.InputException;
import org.allostat.problem.Nearest;

/**
 * Where the variables stand in the file.
 *
 * @param columns column by variable, from 0; of alternatives those that are present
 */
record PufHeader(Map<PufVariable, Integer> columns) {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int SHOWN = 60;

    PufHeader {
        columns = new EnumMap<>(columns);
    }

    /**
     * Reads the first line.
     *
     * @throws InputException naming every missing variable and those in the file with the nearest names
     */
    static PufHeader read(String file, String line) {
        String text = line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
        if (text.indexOf('\t') < 0) {
            throw new InputException(
                    file + ":1: the header has one column: \""
                            + text.substring(0, Math.min(SHOWN, text.length()))
                            + "\" (allowed: the tab-delimited NSDUH public-use file of 2021 or later, names of variables first)");
        }
        Map<String, Integer> found = new LinkedHashMap<>();
        String[] names = text.split("\t", -1);
        for (int i = 0; i < names.length; i++) {
            found.putIfAbsent(PufRecord.unquoted(names[i]).toUpperCase(Locale.ROOT), i);
        }
        Map<PufVariable, Integer> columns = new EnumMap<>(PufVariable.class);
        for (PufVariable variable : PufVariable.values()) {
            Integer column = found.get(variable.name());
            if (column != null) {
                columns.put(variable, column);
            }
        }
        List<String> problems = missing(file, columns, found);
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
        return new PufHeader(columns);
    }

    private static List<String> missing(String file, Map<PufVariable, Integer> columns, Map<String, Integer> found) {
        List<String> problems = new ArrayList<>();
        for (PufVariable variable : PufVariable.values()) {
            List<PufVariable> choice = PufVariable.ALTERNATIVES.stream()
                    .filter(alternatives -> alternatives.contains(variable))
                    .findFirst()
                    .orElse(List.of(variable));
            boolean isFirst = choice.get(0) == variable;
            if (isFirst && choice.stream().noneMatch(columns::containsKey)) {
                String names = String.join(
                        " or ", choice.stream().map(PufVariable::name).toList());
                problems.add(
                        file + ":1: variable " + names + " is missing" + Nearest.hint(variable.name(), found.keySet()));
            }
        }
        return problems;
    }

    /** The number of columns that a line needs at least. */
    int width() {
        return columns.values().stream().mapToInt(column -> column + 1).max().orElse(0);
    }
}

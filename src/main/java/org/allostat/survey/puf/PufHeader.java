package org.allostat.survey.puf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.allostat.problem.InputException;
import org.allostat.problem.InputText;
import org.allostat.problem.Nearest;
import org.allostat.problem.Problems;
import org.allostat.problem.Shown;

/**
 * Where the variables stand in the file.
 *
 * @param columns column by variable, from 0; of alternatives those that are present
 * @param width columns of the file, those that nobody needs included
 */
record PufHeader(Map<PufVariable, Integer> columns, int width) {
    /** What people put between columns instead of tabs. */
    private static final Map<String, String> OTHER_SEPARATORS = Map.of(
            ",", "commas",
            ";", "semicolons",
            "|", "vertical bars",
            " ", "blanks");

    PufHeader {
        columns = new EnumMap<>(columns);
    }

    /**
     * Reads the first line.
     *
     * @throws InputException naming every needed variable that is missing, with the nearest names in the file, or stands
     *     there twice
     */
    static PufHeader read(String file, String line) {
        String text = InputText.withoutByteOrderMark(line);
        if (text.indexOf('\t') < 0) {
            throw new InputException(file + ":1: " + otherSeparator(text) + ": " + Shown.quoted(text) + " (allowed: "
                    + PufKind.WANTED + ", names of variables first)");
        }
        String[] names = text.split("\t", -1);
        Map<String, List<Integer>> found = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i++) {
            found.computeIfAbsent(PufRecord.unquoted(names[i]).toUpperCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(i);
        }
        Problems problems = new Problems(file);
        Map<PufVariable, Integer> columns = new EnumMap<>(PufVariable.class);
        for (PufVariable variable : PufVariable.values()) {
            List<Integer> places = found.getOrDefault(variable.name(), List.of());
            if (places.size() > 1) {
                problems.add(file + ":1: variable " + variable + " stands in columns " + numbers(places)
                        + " (allowed: one column)");
            }
            places.stream().findFirst().ifPresent(column -> columns.put(variable, column));
        }
        addMissing(file, columns, found, problems);
        problems.throwIfAny();
        return new PufHeader(columns, names.length);
    }

    private static String otherSeparator(String text) {
        Optional<String> separator = OTHER_SEPARATORS.keySet().stream()
                .filter(text::contains)
                .max(Comparator.comparingLong((String each) -> count(text, each))
                        .thenComparing(Comparator.naturalOrder()));
        return separator
                .map(each -> "the columns are separated by " + OTHER_SEPARATORS.get(each))
                .orElse("the header has one column");
    }

    private static long count(String text, String separator) {
        return text.chars().filter(each -> each == separator.charAt(0)).count();
    }

    private static String numbers(List<Integer> places) {
        return places.stream().map(column -> Integer.toString(column + 1)).collect(Collectors.joining(", "));
    }

    private static void addMissing(
            String file, Map<PufVariable, Integer> columns, Map<String, List<Integer>> found, Problems problems) {
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
    }
}

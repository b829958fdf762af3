package org.allostat.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Finds what the user may have meant. */
final class NearestName {
    private static final int FEWEST_EDITS_FORGIVEN = 2;
    private static final int LETTERS_PER_EDIT = 3;

    private NearestName() {}

    /** {@code "; did you mean usual-care?"}, or nothing where no candidate is near. */
    static String hint(String word, Collection<String> candidates) {
        String wanted = plain(word);
        int forgiven = Math.max(FEWEST_EDITS_FORGIVEN, wanted.length() / LETTERS_PER_EDIT);
        return candidates.stream()
                .filter(candidate -> edits(wanted, plain(candidate)) <= Math.min(forgiven, candidate.length() - 1))
                .min(Comparator.comparingInt((String candidate) -> edits(wanted, plain(candidate)))
                        .thenComparing(Comparator.naturalOrder()))
                .map(candidate -> "; did you mean " + candidate + "?")
                .orElse("");
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "-");
    }

    /** Levenshtein distance: insertions, deletions and replacements of one letter. */
    static int edits(String from, String to) {
        int[] previous = new int[to.length() + 1];
        for (int i = 0; i < previous.length; i++) {
            previous[i] = i;
        }
        for (int row = 1; row <= from.length(); row++) {
            int[] current = new int[to.length() + 1];
            current[0] = row;
            for (int column = 1; column <= to.length(); column++) {
                int replaced = previous[column - 1] + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(replaced, 1 + Math.min(previous[column], current[column - 1]));
            }
            previous = current;
        }
        return previous[to.length()];
    }
}

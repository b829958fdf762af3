package org.allostat.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.allostat.evidence.Nearest;

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
                .filter(candidate ->
                        Nearest.distance(wanted, plain(candidate)) <= Math.min(forgiven, candidate.length() - 1))
                .min(Comparator.comparingInt((String candidate) -> Nearest.distance(wanted, plain(candidate)))
                        .thenComparing(Comparator.naturalOrder()))
                .map(candidate -> "; did you mean " + candidate + "?")
                .orElse("");
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "-");
    }
}

package org.allostat.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what the user may have meant by a name that is not known. */
public final class Nearest {
    private static final int FEWEST_EDITS_FORGIVEN = 2;
    private static final int LETTERS_PER_EDIT = 3;

    private Nearest() {}

    /** {@code "; did you mean usual-care?"}, or nothing where no known name is near. */
    public static String hint(String word, Collection<String> known) {
        return of(word, known)
                .map(near -> "; did you mean " + Shown.value(near) + "?")
                .orElse("");
    }

    /**
     * The known name that is near a word. Near is what few edits make of it, and what has at least half of its letters in common with it
     * from the beginning; case, hyphens and underscores are alike.
     */
    public static Optional<String> of(String word, Collection<String> known) {
        String wanted = plain(word);
        int forgiven = Math.max(FEWEST_EDITS_FORGIVEN, wanted.length() / LETTERS_PER_EDIT);
        Comparator<String> nearness = Comparator.comparingInt(candidate -> distance(wanted, plain(candidate)));
        return known.stream()
                .filter(candidate -> isNear(wanted, candidate, Math.min(forgiven, candidate.length() - 1)))
                .min(nearness.thenComparing(Comparator.naturalOrder()));
    }

    /** The lengths are compared first, so that a very long word costs nothing. */
    private static boolean isNear(String wanted, String candidate, int forgiven) {
        int longer = Math.max(wanted.length(), candidate.length());
        int longest = Math.max(2 * Math.min(wanted.length(), candidate.length()), candidate.length() + forgiven);
        return longer <= longest
                && (2 * commonBeginning(wanted, plain(candidate)) >= longer
                        || distance(wanted, plain(candidate)) <= forgiven);
    }

    private static int commonBeginning(String one, String other) {
        int length = 0;
        while (length < Math.min(one.length(), other.length()) && one.charAt(length) == other.charAt(length)) {
            length++;
        }
        return length;
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "-");
    }

    /** Levenshtein's distance: insertions, deletions and replacements. */
    static int distance(String from, String to) {
        int[] previous = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] current = new int[to.length() + 1];
            current[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[to.length()];
    }
}

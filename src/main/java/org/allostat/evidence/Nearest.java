package org.allostat.evidence;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Suggests known names for a misspelt one. */
public final class Nearest {
    private static final int SUGGESTIONS = 3;

    private Nearest() {}

    /** The known names with the smallest edit distance, nearest first, joined by commas. */
    public static String to(String name, Collection<String> known) {
        Comparator<String> nearness = Comparator.comparingInt(candidate -> distance(name, candidate));
        List<String> nearest = known.stream()
                .sorted(nearness.thenComparing(Comparator.naturalOrder()))
                .limit(SUGGESTIONS)
                .toList();
        return String.join(", ", nearest);
    }

    /** Levenshtein's distance: insertions, deletions and replacements. */
    public static int distance(String from, String to) {
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

package org.allostat.problem;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Text from a user's file or command line as a message may show it: what a terminal would obey or hide is escaped, and what
 * is long is cut.
 */
public final class Shown {
    /** Characters of a value that are shown. */
    public static final int LONGEST_VALUE = 60;

    /** Names of a list that are shown. */
    public static final int MOST_NAMES = 20;

    private static final int LONGEST_LINE = 2000;
    private static final String CUT = "...";

    private Shown() {}

    /** A value or name, cut where it is long. */
    public static String value(String raw) {
        return cut(raw, LONGEST_VALUE);
    }

    /** The same in quotation marks. */
    public static String quoted(String raw) {
        return "\"" + value(raw) + "\"";
    }

    /** Names joined by commas; those beyond the first twenty are counted. */
    public static String names(Collection<String> raw) {
        List<String> shown = new ArrayList<>();
        raw.stream().limit(MOST_NAMES).forEach(name -> shown.add(value(name)));
        if (raw.size() > MOST_NAMES) {
            shown.add("and " + (raw.size() - MOST_NAMES) + " more");
        }
        return String.join(", ", shown);
    }

    /** A whole message: one line without anything that a terminal would obey. */
    public static String line(String message) {
        return cut(message, LONGEST_LINE);
    }

    private static String cut(String raw, int longest) {
        int end = raw.length() <= longest ? raw.length() : raw.offsetByCodePoints(0, codePoints(raw, longest));
        String kept = escaped(raw.substring(0, end));
        return end < raw.length() ? kept + CUT : kept;
    }

    /** How many whole characters fit into a number of chars. */
    private static int codePoints(String raw, int chars) {
        return raw.codePointCount(0, Character.isHighSurrogate(raw.charAt(chars - 1)) ? chars - 1 : chars);
    }

    private static String escaped(String raw) {
        if (raw.codePoints().allMatch(Shown::isHarmless)) {
            return raw;
        }
        StringBuilder escaped = new StringBuilder();
        raw.codePoints().forEach(each -> {
            if (isHarmless(each)) {
                escaped.appendCodePoint(each);
            } else {
                escaped.append(escape(each));
            }
        });
        return escaped.toString();
    }

    /** Whether it prints as itself: no control character, direction mark, lone surrogate or line separator. */
    private static boolean isHarmless(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    private static String escape(int character) {
        return switch (character) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> unicode(Character.toChars(character));
        };
    }

    private static String unicode(char[] chars) {
        StringBuilder escaped = new StringBuilder();
        for (char each : chars) {
            String digits = Integer.toHexString(each);
            escaped.append("\\u")
                    .append("0".repeat(Character.BYTES * 2 - digits.length()))
                    .append(digits);
        }
        return escaped.toString();
    }
}

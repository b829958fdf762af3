package org.allostat.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Damages a text as typing errors, other programs and enemies do: lines, keys, cells and numbers first, then bytes. */
final class Mutator {
    private static final int MOST_CHANGES = 4;
    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\w.-])[-+]?[0-9][0-9_]*(\\.[0-9]+)?([eE][-+]?[0-9]+)?(?![\\w.])");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");

    private final Language language;
    private final SplittableRandom random;

    Mutator(Language language, SplittableRandom random) {
        this.language = language;
        this.random = random;
    }

    /** A text with one to four changes; now and then an empty one, or one with a single change of bytes. */
    byte[] damaged(String text) {
        String changed = text;
        int changes = random.nextBoolean() ? 1 : 1 + random.nextInt(MOST_CHANGES);
        for (int i = 0; i < changes; i++) {
            changed = change(changed);
        }
        byte[] bytes = changed.getBytes(StandardCharsets.UTF_8);
        return random.nextInt(12) == 0 ? withOddBytes(bytes) : bytes;
    }

    private String change(String text) {
        return switch (random.nextInt(12)) {
            case 0, 1 -> withOtherLines(text);
            case 2, 3, 4 -> replaced(text, NUMBER, oneOf(OddValues.NUMBERS));
            case 5 -> replaced(text, WORD, oneOf(OddValues.TEXTS));
            case 6 -> replaced(text, language.value(), odd());
            case 7 -> replaced(text, language.key(), random.nextBoolean() ? oneOf(OddValues.TEXTS) : wordOf(text));
            case 8 -> replaced(text, language.value(), valueOf(text));
            case 9 -> inserted(text, odd());
            case 10 -> misspelt(text);
            default -> text.substring(0, place(text));
        };
    }

    /** A line left out, repeated, moved, indented otherwise, or of another kind. */
    private String withOtherLines(String text) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        if (lines.isEmpty()) {
            return odd();
        }
        int one = random.nextInt(lines.size());
        int other = random.nextInt(lines.size());
        String line = lines.get(one);
        switch (random.nextInt(7)) {
            case 0 -> lines.remove(one);
            case 1 -> lines.add(other, line);
            case 2 -> Collections.swap(lines, one, other);
            case 3 -> lines.set(one, " ".repeat(random.nextInt(5)) + line.strip());
            case 4 -> lines.set(one, odd());
            case 5 -> lines.add(one, odd());
            default ->
                lines.addAll(
                        one,
                        lines.subList(Math.min(one, other), Math.max(one, other)).stream()
                                .toList());
        }
        return String.join(random.nextInt(20) == 0 ? "\r\n" : "\n", lines) + "\n";
    }

    private String odd() {
        List<String> own = language.odd();
        return oneOf(random.nextInt(3) == 0 ? OddValues.TEXTS : own);
    }

    /** Another part of the same text in the place of one. */
    private String valueOf(String text) {
        List<MatchResult> found = language.value().matcher(text).results().toList();
        return found.isEmpty() ? odd() : found.get(random.nextInt(found.size())).group();
    }

    private String wordOf(String text) {
        List<MatchResult> found = WORD.matcher(text).results().toList();
        return found.isEmpty() ? odd() : found.get(random.nextInt(found.size())).group();
    }

    private String replaced(String text, Pattern pattern, String by) {
        List<MatchResult> found = pattern.matcher(text).results().toList();
        if (found.isEmpty()) {
            return inserted(text, by);
        }
        MatchResult place = found.get(random.nextInt(found.size()));
        return text.substring(0, place.start()) + by + text.substring(place.end());
    }

    private String inserted(String text, String piece) {
        int place = place(text);
        return text.substring(0, place) + piece + text.substring(place);
    }

    private String misspelt(String text) {
        if (text.length() < 2) {
            return text + text;
        }
        int place = random.nextInt(text.length() - 1);
        char one = text.charAt(place);
        return text.substring(0, place)
                + (random.nextBoolean() ? "" : text.charAt(place + 1) + "" + one)
                + text.substring(place + (random.nextBoolean() ? 1 : 2));
    }

    private byte[] withOddBytes(byte[] bytes) {
        if (bytes.length == 0) {
            return new byte[] {(byte) random.nextInt()};
        }
        int place = random.nextInt(bytes.length);
        switch (random.nextInt(4)) {
            case 0 -> bytes[place] ^= (byte) (1 << random.nextInt(Byte.SIZE));
            case 1 -> bytes[place] = 0;
            case 2 -> bytes[place] = (byte) (0x80 | random.nextInt());
            default -> bytes[place] = (byte) random.nextInt(0x20);
        }
        return bytes;
    }

    private int place(String text) {
        return random.nextInt(text.length() + 1);
    }

    private String oneOf(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }

    /** How a text is built, as far as damage has to know. */
    enum Language {
        YAML("(?m)(?<=: |- )[^\\n#]+", "(?m)^ *(- )?[\\w.-]+(?=:)", OddValues.YAML),
        CSV("(?m)(?<=^|,)[^,\\n]*(?=,|$)", "(?<=^|,)[^,\\n]*", OddValues.CSV),
        TSV("(?m)(?<=^|\\t)[^\\t\\n]*(?=\\t|$)", "(?<=^|\\t)[^\\t\\n]*", OddValues.CSV),
        JSON("(?<=: )(\"[^\"]*\"|[^,{\\[\\n]+)", "\"\\w+\"(?=\\s*:)", OddValues.JSON),
        SETTING("(?<==)(?s:.*)", "^[^=]+", OddValues.YAML),
        SQL("'[^']*'", "\\w+", OddValues.SQL),
        NAME("[^/:]+", "\\w+", OddValues.TEXTS);

        private final Pattern value;
        private final Pattern key;
        private final List<String> odd;

        Language(String value, String key, List<String> odd) {
            this.value = Pattern.compile(value);
            this.key = Pattern.compile(key);
            this.odd = odd;
        }

        Pattern value() {
            return value;
        }

        Pattern key() {
            return key;
        }

        List<String> odd() {
            return odd;
        }
    }
}

package org.allostat.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words of a statement that is still being typed, which no parser would take. Comments are none. */
final class SqlTokens {
    private static final Pattern TOKEN = Pattern.compile("(?<comment>--[^\\n]*|/\\*(?s:.*?)(?:\\*/|$))"
            + "|(?<string>'(?:[^']|'')*+(?<closed>')?)"
            + "|(?<quoted>\"(?:[^\"]|\"\")*+\"?)"
            + "|(?<word>[\\p{L}_][\\p{L}\\p{N}_]*)"
            + "|(?<symbol><>|!=|==|<=|>=|[0-9.]*[0-9]|\\S)");

    private SqlTokens() {}

    /** What a token is. */
    enum Kind {
        NAME,
        STRING,
        OPEN_STRING,
        SYMBOL
    }

    /**
     * A token.
     *
     * @param text of a name what it names, of anything else as it stands
     * @param start where it begins
     * @param end where it ends
     */
    record Token(Kind kind, String text, int start, int end) {
        boolean is(String word) {
            return kind != Kind.STRING && text.equalsIgnoreCase(word);
        }

        String upper() {
            return text.toUpperCase(Locale.ROOT);
        }
    }

    static List<Token> of(String text) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            String found = matcher.group();
            if (matcher.group("string") != null) {
                Kind kind = matcher.group("closed") != null ? Kind.STRING : Kind.OPEN_STRING;
                tokens.add(new Token(kind, found, matcher.start(), matcher.end()));
            } else if (matcher.group("quoted") != null) {
                String name = found.replaceAll("^\"|\"$", "").replace("\"\"", "\"");
                tokens.add(new Token(Kind.NAME, name, matcher.start(), matcher.end()));
            } else if (matcher.group("comment") == null) {
                Kind kind = matcher.group("word") != null ? Kind.NAME : Kind.SYMBOL;
                tokens.add(new Token(kind, found, matcher.start(), matcher.end()));
            }
        }
        return tokens;
    }
}

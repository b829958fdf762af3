package org.allostat.sql;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Text of SQL as statements: a semicolon ends one, unless it stands in a string, a quoted name or a comment. */
public final class SqlScript {
    private static final Pattern TOKEN = Pattern.compile(
            "(?<quoted>'(?:[^']|'')*+'|\"(?:[^\"]|\"\")*+\"|\\$\\$.*?\\$\\$)"
                    + "|(?<comment>--[^\\n]*|/\\*.*?\\*/)"
                    + "|(?<end>;)"
                    + "|(?<open>['\"]|/\\*|\\$\\$)",
            Pattern.DOTALL);

    private SqlScript() {}

    /**
     * Statements of a text and what remains after the last semicolon.
     *
     * @param statements complete statements, without the semicolon
     * @param rest what is not ended yet
     */
    public record Split(List<String> statements, String rest) {
        /** All statements, the last one with or without semicolon. */
        public List<String> all() {
            return java.util.stream.Stream.concat(statements.stream(), java.util.stream.Stream.of(rest))
                    .filter(statement -> !isBlank(statement))
                    .collect(Collectors.toList());
        }
    }

    public static Split split(String text) {
        Matcher token = TOKEN.matcher(text);
        List<String> statements = new java.util.ArrayList<>();
        int begin = 0;
        while (token.find() && token.group("open") == null) {
            if (token.group("end") != null) {
                String statement = text.substring(begin, token.start());
                if (!isBlank(statement)) {
                    statements.add(statement.strip());
                }
                begin = token.end();
            }
        }
        return new Split(statements, text.substring(begin).strip());
    }

    /** What a text that is not finished waits for: a semicolon, or the end of what is open; empty where all of it is ended. */
    static String awaited(String text) {
        String rest = split(text).rest();
        if (isBlank(rest)) {
            return "";
        }
        Matcher token = TOKEN.matcher(rest);
        while (token.find()) {
            String open = token.group("open");
            if (open != null) {
                return open.equals("/*") ? "*/" : open;
            }
        }
        return ";";
    }

    /** Whether nothing but comments stands there. */
    static boolean isBlank(String statement) {
        return statement.replaceAll("--[^\\n]*|(?s)/\\*.*?\\*/", "").isBlank();
    }
}

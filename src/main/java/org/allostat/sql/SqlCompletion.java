package org.allostat.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Set;
import java.util.stream.Stream;

/** What may stand where somebody is typing: names, words of SQL, values of columns, commands of the prompt. */
public final class SqlCompletion {
    private static final List<String> WORDS = List.of(
            "SELECT",
            "FROM",
            "WHERE",
            "GROUP BY",
            "ORDER BY",
            "HAVING",
            "LIMIT",
            "JOIN",
            "LEFT JOIN",
            "ON",
            "USING",
            "AS",
            "AND",
            "OR",
            "NOT",
            "IN",
            "BETWEEN",
            "LIKE",
            "IS NULL",
            "IS NOT NULL",
            "NULL",
            "TRUE",
            "FALSE",
            "DISTINCT",
            "CASE",
            "WHEN",
            "THEN",
            "ELSE",
            "END",
            "DESC",
            "ASC",
            "UNION ALL",
            "WITH",
            "FILTER",
            "OVER",
            "PARTITION BY",
            "QUALIFY",
            "PIVOT",
            "SUMMARIZE",
            "DESCRIBE",
            "EXPLAIN",
            "CREATE VIEW",
            "CREATE TABLE",
            "COPY");
    private static final List<String> FUNCTIONS = List.of(
            "count(", "sum(", "avg(", "min(", "max(", "median(", "quantile_cont(", "round(", "coalesce(", "abs(");
    private static final Set<String> BEFORE_NAMES = Set.of("FROM", "JOIN", "DESCRIBE", "SUMMARIZE");
    private static final Set<String> CLAUSES =
            Set.of("SELECT", "FROM", "JOIN", "WHERE", "ON", "USING", "BY", "HAVING", "QUALIFY", "LIMIT");

    private final SessionNames names;
    private final Labels labels;

    SqlCompletion(SessionNames names, Labels labels) {
        this.names = names;
        this.labels = labels;
    }

    /**
     * What may stand at a place.
     *
     * @param start where the text begins that a choice replaces
     * @param choices those that begin like it, whatever the case
     */
    public record Completion(int start, List<Choice> choices) {
        public Completion {
            choices = List.copyOf(choices);
        }

        private static Completion of(String before, int start, Stream<Choice> choices) {
            String typed = before.substring(start);
            return new Completion(
                    start,
                    choices.filter(choice -> choice.text().regionMatches(true, 0, typed, 0, typed.length()))
                            .distinct()
                            .toList());
        }
    }

    /**
     * A text that may stand there.
     *
     * @param text what is written
     * @param meaning in a few words; may be empty
     */
    public record Choice(String text, String meaning) {}

    /** What may stand before the cursor; nothing where the database cannot tell. */
    public Completion at(String line, int cursor) {
        String before = line.substring(0, cursor);
        try {
            return PromptCommands.isBegun(before) ? command(before) : sql(before, line.substring(cursor));
        } catch (SQLException unreadable) {
            return new Completion(cursor, List.of());
        }
    }

    private Completion command(String before) throws SQLException {
        int blank = Math.max(before.lastIndexOf(' '), before.lastIndexOf('\t'));
        return before.strip().indexOf(' ') < 0 && blank < before.stripTrailing().length()
                ? Completion.of(before, blank + 1, PromptCommands.choices())
                : Completion.of(before, blank + 1, PromptCommands.takesName(before) ? names() : Stream.of());
    }

    private Completion sql(String before, String after) throws SQLException {
        List<SqlTokens.Token> tokens = ofLastStatement(SqlTokens.of(before));
        int start = before.length();
        if (!tokens.isEmpty() && isOpen(tokens.get(tokens.size() - 1), start)) {
            start = tokens.remove(tokens.size() - 1).start();
        }
        List<SqlTokens.Token> whole = new ArrayList<>(tokens);
        whole.addAll(SqlTokens.of(after));
        NamedTables tables = NamedTables.of(whole);
        Stream<Choice> choices = before.startsWith("'", start)
                ? values(tokens, tables)
                : choices(tokens, tables, before.substring(start));
        return Completion.of(before, start, choices);
    }

    private static List<SqlTokens.Token> ofLastStatement(List<SqlTokens.Token> tokens) {
        int begin = tokens.size();
        while (begin > 0 && !tokens.get(begin - 1).is(";")) {
            begin--;
        }
        return new ArrayList<>(tokens.subList(begin, tokens.size()));
    }

    /** Whether what is typed next may belong to the token. */
    private static boolean isOpen(SqlTokens.Token last, int end) {
        return last.kind() == SqlTokens.Kind.OPEN_STRING || (last.kind() == SqlTokens.Kind.NAME && last.end() == end);
    }

    private Stream<Choice> choices(List<SqlTokens.Token> before, NamedTables tables, String typed) throws SQLException {
        SqlTokens.Token last = before.isEmpty() ? null : before.get(before.size() - 1);
        if (last != null && last.is(".") && before.size() > 1) {
            return columns(tables.named(before.get(before.size() - 2).text()));
        }
        if (last != null && isBeforeName(before, last)) {
            return names();
        }
        List<Choice> values = values(before, tables).toList();
        return values.isEmpty()
                ? Stream.of(columns(tables.names()), names(), words(typed)).flatMap(each -> each)
                : values.stream();
    }

    private static boolean isBeforeName(List<SqlTokens.Token> before, SqlTokens.Token last) {
        if (!last.is(",")) {
            return BEFORE_NAMES.contains(last.upper());
        }
        for (int i = before.size() - 1; i >= 0; i--) {
            if (CLAUSES.contains(before.get(i).upper())) {
                return before.get(i).is("FROM");
            }
        }
        return false;
    }

    private Stream<Choice> values(List<SqlTokens.Token> before, NamedTables tables) throws SQLException {
        ComparedColumn column = ComparedColumn.before(before);
        List<Choice> values = new ArrayList<>();
        if (column != null) {
            for (String table : column.tables(tables)) {
                if (names.columns(table).stream()
                        .anyMatch(each -> each.isText() && each.name().equalsIgnoreCase(column.name()))) {
                    labels.of(table, column.name()).stream()
                            .flatMap(NavigableSet::stream)
                            .forEach(value -> values.add(new Choice(DuckDbTables.literal(value), "")));
                }
            }
        }
        return values.stream();
    }

    private Stream<Choice> columns(Iterable<String> tables) throws SQLException {
        List<Choice> columns = new ArrayList<>();
        for (String table : tables) {
            names.columns(table).forEach(column -> columns.add(new Choice(column.name(), column.brief())));
        }
        return columns.stream();
    }

    private Stream<Choice> names() throws SQLException {
        return names.all().stream().map(name -> new Choice(name.name(), name.brief()));
    }

    /** In small letters where those are typed. */
    private static Stream<Choice> words(String typed) {
        boolean small = typed.equals(typed.toLowerCase(Locale.ROOT));
        return Stream.concat(
                        FUNCTIONS.stream(), WORDS.stream().map(word -> small ? word.toLowerCase(Locale.ROOT) : word))
                .map(word -> new Choice(word, ""));
    }
}

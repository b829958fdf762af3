package org.allostat.sql;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Tables that a statement names, finished or not, under the names that its columns may be qualified with. */
record NamedTables(Map<String, String> byAlias) {
    private static final Set<String> BEFORE_TABLES = Set.of("FROM", "JOIN");
    private static final Set<String> AFTER_TABLES = Set.of(
            "WHERE",
            "ON",
            "USING",
            "GROUP",
            "ORDER",
            "HAVING",
            "LIMIT",
            "JOIN",
            "LEFT",
            "RIGHT",
            "FULL",
            "INNER",
            "CROSS",
            "NATURAL",
            "ASOF",
            "UNION",
            "SELECT",
            "QUALIFY",
            "WINDOW",
            "EXCEPT",
            "INTERSECT");

    static NamedTables of(List<SqlTokens.Token> tokens) {
        Map<String, String> tables = new LinkedHashMap<>();
        boolean awaited = false;
        for (int i = 0; i < tokens.size(); i++) {
            SqlTokens.Token token = tokens.get(i);
            if (BEFORE_TABLES.contains(token.upper())) {
                awaited = true;
            } else if (awaited && token.kind() == SqlTokens.Kind.NAME) {
                int alias = i + (i + 1 < tokens.size() && tokens.get(i + 1).is("AS") ? 2 : 1);
                tables.put(plain(token.text()), token.text());
                if (alias < tokens.size() && isAlias(tokens.get(alias))) {
                    tables.put(plain(tokens.get(alias).text()), token.text());
                    i = alias;
                }
                awaited = i + 1 < tokens.size() && tokens.get(i + 1).is(",");
                i += awaited ? 1 : 0;
            } else {
                awaited = false;
            }
        }
        return new NamedTables(tables);
    }

    /** The names of tables, each as it is written. */
    Collection<String> names() {
        return new java.util.LinkedHashSet<>(byAlias.values());
    }

    /** The tables that a qualifier may mean. */
    Collection<String> named(String qualifier) {
        String table = byAlias.get(plain(qualifier));
        return table == null ? List.of() : List.of(table);
    }

    private static boolean isAlias(SqlTokens.Token token) {
        return token.kind() == SqlTokens.Kind.NAME && !AFTER_TABLES.contains(token.upper());
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}

package org.allostat.sql;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What names mean within one SELECT of a statement that DuckDB has parsed: tables under their aliases, and sources of which nothing is
 * known, such as subqueries, whose columns may be called anything.
 */
final class Scope {
    private final SessionNames names;
    private final @Nullable Scope outer;
    private final Map<String, String> tables = new LinkedHashMap<>();
    private final Set<String> unknown = new HashSet<>();
    private final Set<String> queries = new HashSet<>();
    private final Set<String> renamed = new HashSet<>();

    private Scope(SessionNames names, @Nullable Scope outer) {
        this.names = names;
        this.outer = outer;
    }

    /** The scope of a whole statement, in which nothing is named. */
    static Scope ofStatement(SessionNames names) {
        return new Scope(names, null);
    }

    /** The scope of a query within this one. */
    Scope within(JsonNode query) {
        Scope scope = new Scope(names, this);
        query.path("cte_map")
                .path("map")
                .forEach(each -> scope.queries.add(plain(each.path("key").asText())));
        scope.addSources(query.path("from_table"));
        query.path("select_list")
                .forEach(each -> scope.renamed.add(plain(each.path("alias").asText())));
        return scope;
    }

    /** The tables whose text column a reference means; none where that is not certain. */
    List<String> tablesOf(JsonNode columnNames) throws SQLException {
        int last = columnNames.size() - 1;
        String column = columnNames.path(last).asText();
        return last == 0
                ? tablesWith(column)
                : tablesWith(column, plain(columnNames.path(last - 1).asText()));
    }

    private List<String> tablesWith(String column, String alias) throws SQLException {
        String table = tables.get(alias);
        if (table != null) {
            return hasText(table, column) ? List.of(table) : List.of();
        }
        return outer == null || unknown.contains(alias) ? List.of() : outer.tablesWith(column, alias);
    }

    private List<String> tablesWith(String column) throws SQLException {
        if (renamed.contains(plain(column)) || !unknown.isEmpty()) {
            return List.of();
        }
        List<String> found = new java.util.ArrayList<>();
        for (String table : tables.values()) {
            if (hasText(table, column)) {
                found.add(table);
            }
        }
        return found.isEmpty() && outer != null ? outer.tablesWith(column) : found;
    }

    private boolean hasText(String table, String column) throws SQLException {
        return names.columns(table).stream().anyMatch(each -> each.name().equalsIgnoreCase(column) && each.isText());
    }

    private void addSources(JsonNode source) {
        String name = source.path("table_name").asText();
        String alias = source.path("alias").asText();
        switch (source.path("type").asText()) {
            case "JOIN" -> {
                addSources(source.path("left"));
                addSources(source.path("right"));
            }
            case "BASE_TABLE" -> {
                String known = alias.isEmpty() ? name : alias;
                if (isPlainTable(source) && !isQuery(plain(name))) {
                    tables.put(plain(known), name);
                } else {
                    unknown.add(plain(known));
                }
            }
            case "", "EMPTY" -> {}
            default -> unknown.add(plain(alias));
        }
    }

    /** Whether it stands in the session's own schema, under the names of its columns. */
    private static boolean isPlainTable(JsonNode source) {
        String schema = source.path("schema_name").asText();
        return source.path("column_name_alias").isEmpty()
                && source.path("catalog_name").asText().isEmpty()
                && (schema.isEmpty() || schema.equals("main"));
    }

    private boolean isQuery(String name) {
        return queries.contains(name) || (outer != null && outer.isQuery(name));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}

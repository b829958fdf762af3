package org.allostat.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds where a SELECT compares columns of tables with texts, in the tree that DuckDB's own parser makes of it: what is a string, a comment, a quoted
 * name or an alias is never in doubt.
 */
final class Comparisons {
    private static final Set<String> EQUALITIES =
            Set.of("COMPARE_EQUAL", "COMPARE_NOTEQUAL", "COMPARE_DISTINCT_FROM", "COMPARE_NOT_DISTINCT_FROM");
    private static final Set<String> LISTS = Set.of("COMPARE_IN", "COMPARE_NOT_IN");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Set<Comparison> found = new LinkedHashSet<>();

    private Comparisons() {}

    /** Those of a statement; none of one that is no SELECT. */
    static Set<Comparison> of(String sql, Connection connection, SessionNames names) throws SQLException {
        Comparisons comparisons = new Comparisons();
        if (sql.indexOf('\'') >= 0) {
            comparisons.collect(tree(sql, connection), Scope.ofStatement(names));
        }
        return comparisons.found;
    }

    private static JsonNode tree(String sql, Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT json_serialize_sql(?::VARCHAR)")) {
            statement.setString(1, sql);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return JSON.readTree(rows.getString(1)).path("statements");
            }
        } catch (JsonProcessingException unreadable) {
            throw new SQLException(unreadable);
        }
    }

    private void collect(JsonNode node, Scope scope) throws SQLException {
        String type = node.path("type").asText();
        Scope inner = type.equals("SELECT_NODE") ? scope.within(node) : scope;
        if (EQUALITIES.contains(type)) {
            compare(node.path("left"), List.of(node.path("right")), inner);
            compare(node.path("right"), List.of(node.path("left")), inner);
        } else if (LISTS.contains(type)) {
            List<JsonNode> children = new java.util.ArrayList<>();
            node.path("children").forEach(children::add);
            compare(children.get(0), children.subList(1, children.size()), inner);
        }
        for (JsonNode child : node) {
            collect(child, inner);
        }
    }

    private void compare(JsonNode column, List<JsonNode> values, Scope scope) throws SQLException {
        if (!column.path("type").asText().equals("COLUMN_REF")) {
            return;
        }
        JsonNode names = column.path("column_names");
        List<String> tables = scope.tablesOf(names);
        for (JsonNode constant : values) {
            JsonNode value = constant.path("value");
            if (!tables.isEmpty() && value.path("type").path("id").asText().equals("VARCHAR")) {
                String literal = value.path("value").asText();
                if (!literal.isBlank()) {
                    found.add(
                            new Comparison(tables, names.path(names.size() - 1).asText(), literal));
                }
            }
        }
    }
}

package org.allostat.sql;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Where two questions differ, field by field. Items of a list that have ids, such as policies, are compared by them and not by their place. */
final class QuestionDifferences {
    private static final String ID = "id";
    private static final int MOST_SHOWN = 60;

    private final List<Field> fields = new ArrayList<>();

    private QuestionDifferences() {}

    /**
     * A field that differs.
     *
     * @param path of the field: {@code policies[cdc-2022].offers[0].taper.fraction}
     * @param one its value in one question; null where that has none
     * @param two in the other
     */
    record Field(
            String path, @Nullable String one, @Nullable String two) {}

    static List<Field> of(JsonNode one, JsonNode two) {
        QuestionDifferences differences = new QuestionDifferences();
        differences.compare("", one, two);
        return differences.fields;
    }

    private void compare(String path, JsonNode one, JsonNode two) {
        if (one.equals(two)) {
            return;
        }
        if (one.isObject() && two.isObject()) {
            compareFields(path, one, two);
        } else if (hasIds(one) && hasIds(two)) {
            compareById(path, one, two);
        } else if (one.isArray() && two.isArray() && one.size() == two.size()) {
            for (int i = 0; i < one.size(); i++) {
                compare(path + "[" + i + "]", one.get(i), two.get(i));
            }
        } else {
            fields.add(new Field(path, text(one), text(two)));
        }
    }

    private void compareFields(String path, JsonNode one, JsonNode two) {
        Set<String> names = new TreeSet<>();
        one.fieldNames().forEachRemaining(names::add);
        two.fieldNames().forEachRemaining(names::add);
        String before = path.isEmpty() ? "" : path + ".";
        names.forEach(name -> compare(before + name, one.path(name), two.path(name)));
    }

    private void compareById(String path, JsonNode one, JsonNode two) {
        Set<String> ids = new LinkedHashSet<>();
        one.forEach(item -> ids.add(item.path(ID).asText()));
        two.forEach(item -> ids.add(item.path(ID).asText()));
        ids.forEach(id -> compare(path + "[" + id + "]", item(one, id), item(two, id)));
    }

    private static boolean hasIds(JsonNode list) {
        if (!list.isArray()) {
            return false;
        }
        Set<String> ids = new LinkedHashSet<>();
        list.forEach(item -> ids.add(item.path(ID).asText()));
        return ids.size() == list.size() && !ids.contains("");
    }

    private static JsonNode item(JsonNode list, String id) {
        for (JsonNode item : list) {
            if (item.path(ID).asText().equals(id)) {
                return item;
            }
        }
        return list.path(list.size()); // missing
    }

    private static @Nullable String text(JsonNode value) {
        if (value.isMissingNode()) {
            return null;
        }
        String text = value.isValueNode() ? value.asText() : value.toString();
        return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "...";
    }
}

package org.allostat.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;

/** The fields of a YAML file and, for each, where it stands. */
final class YamlDocument {
    private final String name;
    private final ObjectNode root;
    private final Map<String, String> keyPlaces = new HashMap<>();
    private final Map<String, String> valuePlaces = new HashMap<>();

    YamlDocument(String name, ObjectNode root) {
        this.name = name;
        this.root = root;
    }

    /** The file's name, as messages call it. */
    String name() {
        return name;
    }

    ObjectNode root() {
        return root;
    }

    /** Replaces a field of the root, or adds it, and notes where the new value comes from. */
    void replace(ObjectNode parent, String parentPath, String key, JsonNode value, String place) {
        String path = FieldPath.key(parentPath, key);
        parent.set(key, value);
        valuePlaces.keySet().removeIf(other -> other.startsWith(path + "[") || other.startsWith(path + "."));
        keyPlaces.put(path, place);
        valuePlaces.put(path, place);
        for (int i = 0; i < value.size(); i++) {
            valuePlaces.put(FieldPath.item(path, i), place);
        }
    }

    void notePlaces(String path, String keyPlace, String valuePlace) {
        keyPlaces.put(path, keyPlace);
        valuePlaces.put(path, valuePlace);
    }

    void noteValuePlace(String path, String place) {
        valuePlaces.put(path, place);
    }

    /** Where the value of a field stands; the file where the field is not in it. */
    String placeOfValue(String path) {
        return valuePlaces.getOrDefault(path, name);
    }

    /** Where the key of a field stands. */
    String placeOfKey(String path) {
        return keyPlaces.getOrDefault(path, placeOfValue(path));
    }
}

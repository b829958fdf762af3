package org.allostat.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.allostat.policy.Policy;

/** A policy in full, defaults spelled out, for people and for other programs. */
public final class PolicyText {
    private PolicyText() {}

    /** Policies as a JSON list. */
    public static String json(List<Policy> policies) {
        return pretty(policies.stream().map(PolicyText::tree).toList());
    }

    /** One policy as a JSON object. */
    public static String json(Policy policy) {
        return pretty(tree(policy));
    }

    /** Field path to value, in the order of the record: {@code offers[0].taper.fraction} to {@code 0.1}. */
    public static Map<String, String> fields(Policy policy) {
        Map<String, String> fields = new LinkedHashMap<>();
        flatten(FieldPath.ROOT, tree(policy), fields);
        return fields;
    }

    /** The policy as its file could have given it. */
    static ObjectNode tree(Policy policy) {
        return RecordMapper.create().valueToTree(policy);
    }

    private static String pretty(Object value) {
        JsonMapper mapper = RecordMapper.create();
        try {
            return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a policy that JSON cannot hold", e);
        }
    }

    private static void flatten(String path, JsonNode value, Map<String, String> fields) {
        if (value.isValueNode()) {
            fields.put(path, value.asText());
        }
        value.properties().forEach(each -> flatten(FieldPath.key(path, each.getKey()), each.getValue(), fields));
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            flatten(FieldPath.item(path, i), value.get(i), fields);
        }
    }
}

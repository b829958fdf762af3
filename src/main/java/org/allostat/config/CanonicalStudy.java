package org.allostat.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.allostat.policy.Policy;
import org.allostat.study.Study;

/**
 * The one text of a question: equal for studies that must give the same tables, different for all others. Keys are
 * sorted, defaults spelled out, policies given in full.
 */
public final class CanonicalStudy {
    /** What a study is called and how it is spread over a cluster changes no result. */
    private static final List<String> WITHOUT_EFFECT = List.of("name", "title", "partitions");

    private CanonicalStudy() {}

    /** The study as JSON on one line, without its name, title and partitions. */
    public static String json(Study study) {
        JsonMapper mapper = RecordMapper.create();
        ObjectNode fields = mapper.valueToTree(study);
        fields.remove(WITHOUT_EFFECT);
        ArrayNode policies = fields.putArray("policies");
        for (Policy policy : study.policies()) {
            policies.add(PolicyText.tree(policy));
        }
        try {
            Object sortable = mapper.treeToValue(fields, Object.class); // a tree keeps its order, a map is sorted
            return mapper.writeValueAsString(sortable);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a study that JSON cannot hold: " + study.name(), e);
        }
    }
}

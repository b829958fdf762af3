package org.allostat.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.allostat.calibrate.Calibration;
import org.allostat.emulate.EmulateStage;
import org.allostat.emulate.EmulatedStudy;
import org.allostat.evidence.Pack;
import org.allostat.evidence.Posterior;
import org.allostat.policy.Policy;
import org.allostat.study.Study;

/**
 * The one text of a question: equal for studies that must give the same tables, different for all others. Keys are
 * sorted, defaults spelled out, policies given in full.
 */
public final class CanonicalStudy {
    /** What a study is called and how it is spread over a cluster changes no result. */
    private static final List<String> WITHOUT_EFFECT = List.of("name", "title", "partitions");

    private static final List<String> OF_SURVEYS = List.of("seed", "pack", "parameters", "survey");

    private static final List<String> OF_EMULATIONS = List.of("seed", "pack", "parameters");

    private CanonicalStudy() {}

    /** What a run asks, as JSON on one line: the study without its name, title, partitions and survey. */
    public static String json(Study study) {
        JsonMapper mapper = RecordMapper.create();
        ObjectNode fields = mapper.valueToTree(study);
        fields.remove(WITHOUT_EFFECT);
        fields.remove("survey");
        if (study.strata().isEmpty()) {
            fields.remove("strata"); // a question without them is the one that it was before they could be named
        }
        putPack(fields, study.pack());
        fields.put("posterior", study.posterior().sha256());
        ArrayNode policies = fields.putArray("policies");
        for (Policy policy : study.policies()) {
            policies.add(PolicyText.tree(policy));
        }
        return sorted(mapper, fields);
    }

    /**
     * What a survey asks, as JSON on one line: the parts that it looks at.
     *
     * @param file what is said of a public-use file that is put beside it; empty without one
     */
    public static String surveyJson(Study study, Map<String, String> file) {
        JsonMapper mapper = RecordMapper.create();
        ObjectNode fields = mapper.valueToTree(study);
        fields.retain(OF_SURVEYS);
        putPack(fields, study.pack());
        if (!file.isEmpty()) {
            fields.set("puf", mapper.valueToTree(file));
        }
        return sorted(mapper, fields);
    }

    /** What is asked of a public-use file alone, as JSON on one line. */
    public static String fileJson(Map<String, String> file) {
        JsonMapper mapper = RecordMapper.create();
        ObjectNode fields = mapper.createObjectNode();
        fields.set("puf", mapper.valueToTree(file));
        return sorted(mapper, fields);
    }

    /**
     * What an emulation asks, as JSON on one line: the studies in full, with their policies.
     *
     * @param studies what is repeated, in order
     * @param draws in which it is repeated too
     * @param posterior what they are of
     */
    public static String emulationJson(
            Study study, List<EmulatedStudy> studies, EmulateStage.Draws draws, Posterior posterior) {
        JsonMapper mapper = RecordMapper.create();
        ObjectNode fields = mapper.valueToTree(study);
        fields.retain(OF_EMULATIONS);
        putPack(fields, study.pack());
        fields.set("emulations", emulations(mapper, studies));
        if (draws.count() > 0) {
            fields.put("draws", draws.count());
            fields.put("draw_people", draws.people());
            fields.put("posterior", posterior.sha256());
        }
        return sorted(mapper, fields);
    }

    /**
     * What a calibration asks, as JSON on one line: unknowns, targets and search, and the studies in full.
     *
     * @param study whose parameters hold where none is free
     * @param recover how often it is repeated on results that the model itself makes; 0 for the calibration itself
     */
    public static String calibrationJson(Study study, Calibration calibration, int recover) {
        JsonMapper mapper = RecordMapper.create();
        ObjectNode fields = mapper.valueToTree(study);
        fields.retain(List.of("parameters"));
        ObjectNode asked = mapper.valueToTree(calibration);
        asked.remove(List.of("id", "title"));
        asked.set("studies", emulations(mapper, calibration.studies()));
        fields.set("calibration", asked);
        if (recover > 0) {
            fields.put("recover", recover);
        }
        return sorted(mapper, fields);
    }

    /** A question of the country is the one that it was before there were packs. */
    private static void putPack(ObjectNode fields, Pack pack) {
        fields.remove("pack");
        if (pack.exists()) {
            fields.set("pack", PackText.tree(pack));
        }
    }

    private static ArrayNode emulations(JsonMapper mapper, List<EmulatedStudy> studies) {
        ArrayNode list = mapper.createArrayNode();
        for (EmulatedStudy each : studies) {
            ObjectNode tree = mapper.valueToTree(each);
            ArrayNode policies = tree.putArray("policies");
            each.policies().forEach(policy -> policies.add(PolicyText.tree(policy)));
            list.add(tree);
        }
        return list;
    }

    private static String sorted(JsonMapper mapper, ObjectNode fields) {
        try {
            Object sortable = mapper.treeToValue(fields, Object.class); // a tree keeps its order, a map is sorted
            return mapper.writeValueAsString(sortable);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a study that JSON cannot hold: " + fields, e);
        }
    }
}

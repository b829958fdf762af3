package org.allostat.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.allostat.policy.Policy;
import org.allostat.problem.InputException;
import org.allostat.study.Study;

/** Reads study files; the file's name without ending is the study's name. */
public final class StudyReader {
    private static final Path USUAL_FOLDER = Path.of("jobs", "studies");
    private static final String ENDING = ".yaml";

    private StudyReader() {}

    /**
     * Reads one study, with its policies. A name without folder, or a path below {@code jobs/studies}, that is no file
     * means the study of that name bundled with the program.
     *
     * @param file a YAML file as {@code data-schema/study.schema.json} describes
     * @param overrides {@code path=value} settings that replace fields of the file
     * @param knownParameterIds ids of the evidence registry
     * @throws InputException with every problem of the study, its policies and the overrides
     */
    public static Study read(Path file, List<String> overrides, Set<String> knownParameterIds) {
        return read(file, overrides, knownParameterIds, PolicyLibrary.standard(knownParameterIds));
    }

    static Study read(Path file, List<String> overrides, Set<String> knownParameterIds, PolicyLibrary library) {
        Problems problems = new Problems();
        YamlDocument document = YamlParser.parse(find(file), problems);
        new Overrides(document, problems).apply(overrides);
        SchemaFile schema = SchemaFile.ofStudy();
        schema.check(document, problems);
        ObjectNode fields = schema.withDefaults(document.root());
        checkParameters(document, fields.path("parameters"), knownParameterIds, problems);
        List<Policy> policies = new StudyPolicies(document, library, knownParameterIds, problems).read(fields);
        problems.throwIfAny();
        return bind(PolicyReader.fileName(document.name()), fields, policies);
    }

    /** The text of a study: the file, or the bundled study of that name. */
    static SourceText find(Path file) {
        Path parent = file.getParent();
        if (Files.exists(file) || !(parent == null || parent.equals(USUAL_FOLDER))) {
            return SourceText.ofFile(file);
        }
        String name = PolicyReader.fileName(file.toString()) + ENDING;
        Path usual = USUAL_FOLDER.resolve(name);
        if (Files.exists(usual)) {
            return SourceText.ofFile(usual);
        }
        return SourceText.ofResource("allostat/studies/" + name).orElseGet(() -> SourceText.ofFile(file));
    }

    private static void checkParameters(
            YamlDocument document, JsonNode parameters, Set<String> knownParameterIds, Problems problems) {
        for (Map.Entry<String, JsonNode> parameter : parameters.properties()) {
            if (!knownParameterIds.contains(parameter.getKey())) {
                String field = FieldPath.key("parameters", parameter.getKey());
                problems.add(
                        document.placeOfKey(field),
                        field,
                        PolicyChecks.unknownParameter(parameter.getKey(), knownParameterIds));
            }
        }
    }

    private static Study bind(String name, ObjectNode fields, List<Policy> policies) {
        JsonNode patients = fields.get("patients");
        List<Double> thresholds = new ArrayList<>();
        fields.get("willingness_to_pay_usd_per_qaly").forEach(each -> thresholds.add(each.asDouble()));
        Map<String, Double> parameters = new TreeMap<>();
        fields.get("parameters")
                .properties()
                .forEach(each -> parameters.put(each.getKey(), each.getValue().asDouble()));
        return new Study(
                name,
                fields.get("title").asText(),
                fields.get("seed").asLong(),
                patients.isTextual() ? 0 : patients.asLong(),
                fields.get("years").asInt(),
                fields.get("draws").asInt(),
                policies,
                fields.get("comparator").asText(),
                fields.get("discount_rate_per_year").asDouble(),
                thresholds,
                parameters,
                fields.get("partitions").asInt());
    }
}

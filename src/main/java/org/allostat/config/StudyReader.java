package org.allostat.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.allostat.policy.Policy;
import org.allostat.problem.InputException;
import org.allostat.problem.Problems;
import org.allostat.study.Study;
import org.allostat.study.Survey;

/** Reads study files; the file's name without ending is the study's name. */
public final class StudyReader {
    private static final Path USUAL_FOLDER = Path.of("jobs", "studies");
    private static final String ENDING = ".yaml";
    private static final List<String> NEEDED_BY_RUN = List.of("patients", "policies");

    private StudyReader() {}

    /** What a study is read for, which decides what it must have. */
    public enum Use {
        /** A run: needs patients and policies. */
        RUN,
        /** A survey: needs neither. */
        SURVEY,
        /** Whatever the study itself is for: one with a survey may leave out patients and policies. */
        CHECK
    }

    /**
     * Reads one study, with its policies. A name without folder, or a path below {@code jobs/studies}, that is no file
     * means the study of that name bundled with the program.
     *
     * @param file a YAML file as {@code data-schema/study.schema.json} describes
     * @param overrides {@code path=value} settings that replace fields of the file
     * @param use what for
     * @param knownParameterIds ids of the evidence registry
     * @throws InputException with every problem of the study, its policies and the overrides
     */
    public static Study read(Path file, List<String> overrides, Use use, Set<String> knownParameterIds) {
        return read(file, overrides, use, knownParameterIds, PolicyLibrary.standard(knownParameterIds));
    }

    static Study read(
            Path file, List<String> overrides, Use use, Set<String> knownParameterIds, PolicyLibrary library) {
        SourceText source = find(file);
        Problems problems = new Problems(source.name());
        YamlDocument document = YamlParser.parse(source, problems);
        new Overrides(document, problems).apply(overrides);
        SchemaFile schema = SchemaFile.ofStudy();
        schema.check(document, problems);
        checkPresent(document, use, schema, problems);
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

    private static void checkPresent(YamlDocument document, Use use, SchemaFile schema, Problems problems) {
        boolean forRun = use == Use.RUN || (use == Use.CHECK && !document.root().has("survey"));
        for (String field : forRun ? NEEDED_BY_RUN : List.<String>of()) {
            if (!document.root().has(field)) {
                JsonNode described = schema.root().path("properties").path(field);
                problems.add(
                        document.name(),
                        field,
                        "missing, needed by run (allowed: " + AllowedValues.of(described) + ")");
            }
        }
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
                numberOrAll(fields.path("patients")),
                fields.get("years").asInt(),
                fields.get("draws").asInt(),
                policies,
                fields.get("comparator").asText(),
                fields.get("discount_rate_per_year").asDouble(),
                thresholds,
                parameters,
                fields.get("partitions").asInt(),
                survey(fields.get("survey")));
    }

    private static Survey survey(JsonNode fields) {
        return new Survey(
                numberOrAll(fields.get("people")),
                fields.get("replicates").asInt(),
                fields.get("item_nonresponse").asDouble(),
                fields.get("weight_step_adults").asDouble(),
                Survey.Respondents.valueOf(fields.get("respondents").asText().toUpperCase(Locale.ROOT)));
    }

    /** 0 stands for all. */
    private static long numberOrAll(JsonNode value) {
        return value.isNumber() ? value.asLong() : 0;
    }
}

package org.allostat.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.allostat.evidence.Pack;
import org.allostat.evidence.Perspective;
import org.allostat.evidence.Posterior;
import org.allostat.evidence.Registry;
import org.allostat.outcomes.BeyondHorizon;
import org.allostat.policy.Policy;
import org.allostat.population.Crossing;
import org.allostat.population.StratumVariable;
import org.allostat.problem.InputException;
import org.allostat.problem.InputText;
import org.allostat.problem.Problems;
import org.allostat.study.Pivot;
import org.allostat.study.Pivots;
import org.allostat.study.Structure;
import org.allostat.study.Study;
import org.allostat.study.Survey;
import org.allostat.study.Uncertainty;
import org.allostat.study.ValueOfInformation;

/** Reads study files; the file's name without ending is the study's name. */
public final class StudyReader {
    private static final Path USUAL_FOLDER = Path.of("jobs", "studies");
    private static final String ENDING = ".yaml";
    private static final String THRESHOLDS = "willingness_to_pay_usd_per_qaly";
    private static final List<String> NEEDED_BY_RUN = List.of("patients", "policies");

    /** A survey of which the schema accepted everything. */
    private static final int SURVEY_FIELDS = Survey.class.getRecordComponents().length;

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
     * Reads one study, with its policies. A bare name means the study of that name in {@code jobs/studies}, or else bundled
     * with the program, whatever has that name in the current folder. So does a path below {@code jobs/studies}, and a file
     * name, that is no file.
     *
     * @param file a YAML file as {@code data-schema/study.schema.json} describes
     * @param overrides {@code path=value} settings that replace fields of the file
     * @param use what for
     * @param registry the parameters that the study may set
     * @throws InputException with every problem of the study, its policies and the overrides
     */
    public static Study read(Path file, List<String> overrides, Use use, Registry registry) {
        return read(file, overrides, use, registry, PolicyLibrary.standard(registry));
    }

    static Study read(Path file, List<String> overrides, Use use, Registry registry, PolicyLibrary library) {
        SourceText source = find(file);
        Problems problems = new Problems(source.name());
        YamlDocument document = YamlParser.parse(source, problems);
        new Overrides(document, registry, problems).apply(overrides);
        SchemaFile schema = SchemaFile.ofStudy();
        ObjectNode fields = schema.check(document, problems);
        checkPresent(document, use, schema, problems);
        Pack pack = pack(document, fields, registry, problems);
        Posterior posterior = posterior(document, file, fields, registry, problems);
        Registry local = registry.centredAt(posterior).with(pack);
        Map<String, Double> parameters = new StudyParameters(document, local, problems).read(fields);
        Registry used = local.with(parameters);
        List<Pivot> pivots = new StudyPivots(document, used, parameters, problems).read(fields);
        checkAnswerable(document, use, used, fields, problems);
        checkThresholds(document, fields.path(THRESHOLDS), problems);
        List<Structure> structures = new StudyStructures(document, used, problems).read(fields);
        List<Crossing> strata = new StudyStrata(document, problems).read(fields);
        List<Policy> policies = new StudyPolicies(document, library, registry, problems).read(fields);
        problems.throwIfAny();
        return bind(
                PolicyReader.fileName(document.name()),
                fields,
                pack,
                parameters,
                pivots,
                structures,
                strata,
                policies,
                posterior);
    }

    /** The text of a study: of that name, where it is one of a study, else the file. */
    static SourceText find(Path file) {
        Path parent = file.getParent();
        boolean isName = parent == null && !file.toString().endsWith(ENDING);
        if (!isName && (Files.isRegularFile(file) || !(parent == null || parent.equals(USUAL_FOLDER)))) {
            return SourceText.ofFile(file);
        }
        String name = PolicyReader.fileName(file.toString()) + ENDING;
        Path usual = USUAL_FOLDER.resolve(name);
        if (Files.isRegularFile(usual)) {
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

    /** What the state of a study changes in the evidence; none where it has none, or a wrong one. */
    private static Pack pack(YamlDocument document, ObjectNode fields, Registry registry, Problems problems) {
        if (!fields.path("pack").isTextual()) {
            return Pack.NONE;
        }
        try {
            return PackReader.read(fields.get("pack").asText(), InputText.path(document.name()), registry);
        } catch (InputException e) {
            e.problems().forEach(problem -> problems.add(document.placeOfValue("pack"), "pack", problem));
            return Pack.NONE;
        }
    }

    /** The posterior that draws come from, where a study has any; none otherwise. */
    private static Posterior posterior(
            YamlDocument document, Path file, ObjectNode fields, Registry registry, Problems problems) {
        int draws = fields.path("draws").asInt();
        String uncertainty = fields.path("uncertainty").asText();
        String drawsPlace = document.placeOfValue("draws");
        if (draws > 0 && uncertainty.equals(Uncertainty.NONE.label())) {
            problems.add(
                    drawsPlace, "draws", draws + " draws without uncertainty (allowed: 0, or another uncertainty)");
        }
        boolean own = fields.has("posterior");
        if (own && !uncertainty.equals(Uncertainty.POSTERIOR.label())) {
            problems.add(
                    document.placeOfValue("posterior"),
                    "posterior",
                    "a posterior where uncertainty is " + uncertainty + " (allowed: with uncertainty: posterior)");
        }
        if (draws == 0 || !uncertainty.equals(Uncertainty.POSTERIOR.label())) {
            return Posterior.NONE;
        }
        try {
            Posterior found = own
                    ? PosteriorReader.read(
                            besideStudy(file, fields.get("posterior").asText()), registry)
                    : Posterior.standard();
            if (draws > found.draws().size()) {
                problems.add(
                        drawsPlace,
                        "draws",
                        "more draws than " + found.name() + " holds: " + draws + " (allowed: 0 to "
                                + found.draws().size() + ", or uncertainty: prior)");
            }
            return found;
        } catch (InputException e) {
            String field = own ? "posterior" : "draws";
            e.problems().forEach(problem -> problems.add(document.placeOfValue(field), field, problem));
            return Posterior.NONE;
        }
    }

    private static Path besideStudy(Path study, String name) {
        Path parent = study.getParent();
        Path path = InputText.path(name);
        return parent == null || path.isAbsolute() ? path : parent.resolve(path);
    }

    /** Thresholds are keys of a table: 50000 and 50000.0 are one. */
    private static void checkThresholds(YamlDocument document, JsonNode thresholds, Problems problems) {
        Map<Double, String> seen = new HashMap<>();
        for (int i = 0; i < thresholds.size(); i++) {
            String field = FieldPath.item(THRESHOLDS, i);
            JsonNode threshold = thresholds.get(i);
            String place = document.placeOfValue(field);
            String before = threshold.isNumber() ? seen.putIfAbsent(threshold.asDouble() + 0.0, place) : null;
            if (before != null) {
                problems.add(
                        place,
                        field,
                        "duplicate threshold: " + threshold.asText() + ", first given at " + before
                                + " (allowed: each threshold once)");
            }
        }
    }

    private static void checkAnswerable(
            YamlDocument document, Use use, Registry registry, ObjectNode fields, Problems problems) {
        AnswerableStudy study = new AnswerableStudy(document, problems);
        study.check(registry, fields);
        boolean forSurvey =
                use == Use.SURVEY || (use == Use.CHECK && document.root().has("survey"));
        if (forSurvey && fields.path("survey").size() == SURVEY_FIELDS) {
            study.checkSurvey(registry, survey(fields.get("survey")));
        }
    }

    private static Study bind(
            String name,
            ObjectNode fields,
            Pack pack,
            Map<String, Double> parameters,
            List<Pivot> pivots,
            List<Structure> structures,
            List<Crossing> strata,
            List<Policy> policies,
            Posterior posterior) {
        List<Double> thresholds = new ArrayList<>();
        fields.get(THRESHOLDS).forEach(each -> thresholds.add(each.asDouble()));
        return new Study(
                name,
                fields.get("title").asText(),
                fields.get("seed").asLong(),
                numberOrAll(fields.path("patients")),
                fields.get("years").asInt(),
                fields.get("draws").asInt(),
                Uncertainty.valueOf(fields.get("uncertainty").asText().toUpperCase(Locale.ROOT)),
                posterior,
                pack,
                policies,
                fields.get("comparator").asText(),
                fields.get("discount_rate_per_year").asDouble(),
                Perspective.ofLabel(fields.get("perspective").asText()),
                BeyondHorizon.ofLabel(fields.get("beyond_horizon").asText()),
                thresholds,
                parameters,
                fields.get("rank_references").asBoolean(),
                new Pivots(fields.get("pivots").get("patients").asInt(), pivots),
                structures,
                strata.stream()
                        .map(crossing -> crossing.variables().stream()
                                .map(StratumVariable::label)
                                .toList())
                        .toList(),
                new ValueOfInformation(
                        fields.get("value_of_information").get("horizon_years").asInt(),
                        fields.get("value_of_information")
                                .get("entrants_per_year")
                                .asDouble()),
                fields.get("partitions").asInt(),
                survey(fields.get("survey")));
    }

    private static Survey survey(JsonNode fields) {
        return new Survey(
                numberOrAll(fields.get("people")),
                fields.get("replicates").asInt(),
                fields.get("item_nonresponse").asDouble(),
                fields.get("weight_step_adults").asDouble(),
                Survey.Respondents.valueOf(fields.get("respondents").asText().toUpperCase(Locale.ROOT)),
                names(fields.get("by")));
    }

    private static List<String> names(JsonNode list) {
        List<String> names = new ArrayList<>();
        list.forEach(each -> names.add(each.asText()));
        return names;
    }

    /** 0 stands for all. */
    private static long numberOrAll(JsonNode value) {
        return value.isNumber() ? value.asLong() : 0;
    }
}

package org.allostat.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.allostat.calibrate.Calibration;
import org.allostat.calibrate.CalibrationTarget;
import org.allostat.emulate.EmulatedStudy;
import org.allostat.emulate.EmulatedStudy.Estimand;
import org.allostat.emulate.PublishedResult;
import org.allostat.evidence.Parameter;
import org.allostat.evidence.PublishedFigure;
import org.allostat.evidence.Registry;
import org.allostat.evidence.Target;
import org.allostat.problem.InputException;
import org.allostat.problem.Nearest;
import org.allostat.problem.Problems;
import org.allostat.problem.Shown;

/** Reads files of {@code jobs/calibrations}; the file's name without ending is the calibration's id. */
public final class CalibrationReader {
    private final YamlDocument document;
    private final Problems problems;
    private final Registry registry;
    private final Map<String, Optional<EmulatedStudy>> studies = new LinkedHashMap<>();

    private CalibrationReader(YamlDocument document, Problems problems, Registry registry) {
        this.document = document;
        this.problems = problems;
        this.registry = registry;
    }

    /**
     * Reads a calibration.
     *
     * @param name a file, or the name of a bundled one
     * @param registry the parameters that may be free
     * @throws InputException with every problem of the file
     */
    public static Calibration read(String name, Registry registry) {
        return read(SourceText.find(name, "calibration", CalibrationLibrary.BUNDLED), registry);
    }

    static Calibration read(SourceText source, Registry registry) {
        Problems problems = new Problems(source.name());
        YamlDocument document = YamlParser.parse(source, problems);
        ObjectNode fields = SchemaFile.ofCalibration().check(document, problems);
        problems.throwIfAny();
        return new CalibrationReader(document, problems, registry).bind(fields);
    }

    private void mistake(String field, String message) {
        problems.add(document.placeOfValue(field), field, message);
    }

    private Calibration bind(ObjectNode fields) {
        JsonNode search = fields.get("search");
        List<Calibration.Unknown> unknowns = unknowns(fields.get("unknowns"));
        List<CalibrationTarget> targets = targets(fields.get("targets"));
        problems.throwIfAny();
        return new Calibration(
                PolicyReader.fileName(document.name()),
                fields.get("title").asText(),
                fields.get("seed").asLong(),
                unknowns,
                studies.values().stream().flatMap(Optional::stream).toList(),
                targets,
                fields.get("people").asInt(),
                fields.get("interviewed").asInt(),
                new Calibration.Search(
                        search.get("first_wave").asInt(),
                        search.get("wave").asInt(),
                        search.get("most_waves").asInt(),
                        search.get("effective_sample_size").asDouble()),
                fields.get("draws").asInt());
    }

    private List<Calibration.Unknown> unknowns(JsonNode list) {
        List<Calibration.Unknown> unknowns = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            String path = FieldPath.item("unknowns", i);
            JsonNode fields = list.get(i);
            String name = fields.get("parameter").asText();
            Optional<Parameter> found = registry.find(name);
            if (found.isEmpty()) {
                mistake(FieldPath.key(path, "parameter"), registry.unknown(name));
            } else if (!ids.add(found.get().id())) {
                mistake(FieldPath.key(path, "parameter"), "twice: " + Shown.value(name) + " (allowed: each once)");
            } else {
                unknown(path, fields, found.get()).ifPresent(unknowns::add);
            }
        }
        return unknowns;
    }

    private Optional<Calibration.Unknown> unknown(String path, JsonNode fields, Parameter parameter) {
        boolean own = !fields.has("prior");
        if (own == fields.has("reason")) {
            mistake(
                    path,
                    own
                            ? "a reason without a prior (allowed: both, or neither for the registry's own)"
                            : "a prior without a reason (allowed: both, or neither for the registry's own)");
            return Optional.empty();
        }
        String prior =
                own ? parameter.distribution().text() : fields.get("prior").asText();
        try {
            Parameter free = registry.withPriors(Map.of(parameter.id(), prior)).parameter(parameter.id());
            if (!free.isUncertain()) {
                mistake(
                        path,
                        "the prior of " + parameter.id() + " has no spread: " + prior
                                + " (allowed: a parameter of which something is unknown, or a prior with spread)");
            }
            return Optional.of(new Calibration.Unknown(
                    parameter.id(), prior, own ? "" : fields.get("reason").asText()));
        } catch (InputException e) {
            e.problems().forEach(problem -> mistake(FieldPath.key(path, "prior"), problem));
            return Optional.empty();
        }
    }

    private List<CalibrationTarget> targets(JsonNode list) {
        List<CalibrationTarget> targets = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            String path = FieldPath.item("targets", i);
            JsonNode fields = list.get(i);
            target(path, fields).ifPresent(target -> {
                if (!ids.add(target.study() + ":" + target.estimand())) {
                    mistake(path, "the same target twice (allowed: each once)");
                }
                targets.add(target);
            });
        }
        return targets;
    }

    private Optional<EmulatedStudy> study(String path, String name) {
        return studies.computeIfAbsent(name, unused -> {
            try {
                return Optional.of(EmulationReader.read(List.of(name), registry).get(0));
            } catch (InputException e) {
                e.problems().forEach(problem -> mistake(path, problem));
                return Optional.empty();
            }
        });
    }

    private Optional<CalibrationTarget> target(String path, JsonNode fields) {
        boolean ofStudy = fields.has("study") && fields.has("estimand");
        if (fields.has("target") == (fields.has("study") || fields.has("estimand"))
                || ofStudy == fields.has("target")) {
            mistake(path, "names no one published result (allowed: target, or study with estimand)");
            return Optional.empty();
        }
        if (fields.has("target")) {
            return surveyTarget(path, fields);
        }
        return study(FieldPath.key(path, "study"), fields.get("study").asText())
                .flatMap(found -> target(path, fields, found));
    }

    private Optional<CalibrationTarget> surveyTarget(String path, JsonNode fields) {
        String id = fields.get("target").asText();
        List<Target> known = Target.standard();
        List<String> fitted = known.stream()
                .filter(each ->
                        each.use() == Target.Use.FITTED && each.counterpart().exists())
                .map(Target::id)
                .toList();
        String allowed = " (allowed: fitted targets that a census finds: " + String.join(", ", fitted) + ")";
        String field = FieldPath.key(path, "target");
        Optional<Target> figure =
                known.stream().filter(each -> each.id().equals(id)).findFirst();
        if (figure.isEmpty()) {
            mistake(field, "unknown target: " + Shown.value(id) + Nearest.hint(id, fitted) + allowed);
            return Optional.empty();
        }
        if (!fitted.contains(id)) {
            mistake(
                    field,
                    figure.get().use() == Target.Use.FITTED
                            ? "no estimate of the census stands beside " + id + allowed
                            : "a predicted result: " + id + "; what is predicted must not be tuned to" + allowed);
            return Optional.empty();
        }
        String source = PublishedFigure.standard().stream()
                .filter(each -> each.id().equals(figure.get().publishedId()))
                .map(PublishedFigure::citation)
                .findFirst()
                .orElseThrow();
        CalibrationTarget target = CalibrationTarget.ofSurvey(
                figure.get(),
                source,
                fields.get("discrepancy").asDouble(),
                fields.get("reason").asText());
        refuseErrorless(path, target);
        return Optional.of(target);
    }

    private Optional<CalibrationTarget> target(String path, JsonNode fields, EmulatedStudy study) {
        String id = fields.get("estimand").asText();
        List<String> fitted = study.estimands().stream()
                .filter(CalibrationReader::isFitted)
                .map(Estimand::id)
                .toList();
        String allowed = fitted.isEmpty()
                ? study.id() + " has no fitted result"
                : "fitted results of " + study.id() + ": " + String.join(", ", fitted);
        Optional<Estimand> estimand =
                study.estimands().stream().filter(each -> each.id().equals(id)).findFirst();
        if (estimand.isEmpty()) {
            mistake(
                    FieldPath.key(path, "estimand"),
                    "unknown target: " + Shown.value(id) + Nearest.hint(id, fitted) + " (allowed: " + allowed + ")");
            return Optional.empty();
        }
        if (!isFitted(estimand.get())) {
            String why = estimand.get().published().isEmpty() ? "nothing was published" : "a predicted result";
            mistake(
                    FieldPath.key(path, "estimand"),
                    why + ": " + id + "; what is predicted must not be tuned to (allowed: " + allowed + ")");
            return Optional.empty();
        }
        PublishedResult paper = estimand.get().published().get(0);
        CalibrationTarget target = CalibrationTarget.of(
                study.id(),
                estimand.get(),
                paper,
                fields.get("discrepancy").asDouble(),
                fields.get("reason").asText());
        refuseErrorless(path, target);
        return Optional.of(target);
    }

    private void refuseErrorless(String path, CalibrationTarget target) {
        if (!Double.isFinite(target.scale().of(target.published()))) {
            mistake(
                    path,
                    "published " + target.published() + " has no "
                            + target.scale().label() + " (allowed: a value inside the scale)");
        } else if (!(target.discrepancy() + target.standardError() > 0)) {
            mistake(
                    FieldPath.key(path, "discrepancy"),
                    "0 where no error was published (allowed: above 0, or a result with an interval)");
        }
    }

    private static boolean isFitted(Estimand estimand) {
        return !estimand.published().isEmpty() && estimand.published().get(0).use() == Target.Use.FITTED;
    }
}

package org.allostat.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.allostat.evidence.Registry;
import org.allostat.policy.Policy;
import org.allostat.problem.InputException;
import org.allostat.problem.InputText;
import org.allostat.problem.Nearest;
import org.allostat.problem.Problems;

/** Finds the policies that a study names, by id or by path. */
final class StudyPolicies {
    private static final String FIELD = "policies";
    private static final Pattern IS_PATH = Pattern.compile(".*[/\\\\].*|.*\\.ya?ml");

    private final YamlDocument study;
    private final PolicyLibrary library;
    private final Registry registry;
    private final Problems problems;

    StudyPolicies(YamlDocument study, PolicyLibrary library, Registry registry, Problems problems) {
        this.study = study;
        this.library = library;
        this.registry = registry;
        this.problems = problems;
    }

    /**
     * Reads every policy that is named, each once.
     *
     * @param fields what the schema accepted of the study
     */
    List<Policy> read(JsonNode fields) {
        List<Policy> policies = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        JsonNode names = fields.path(FIELD);
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).isTextual()) {
                String field = FieldPath.item(FIELD, i);
                String name = names.get(i).asText();
                ids.add(idOf(name));
                readOne(name, field, policies);
            }
        }
        checkDuplicates(ids);
        checkComparator(fields.path("comparator"), ids);
        policies.forEach(policy -> checkRollout(policy, policies, ids));
        return policies;
    }

    private static String idOf(String name) {
        return IS_PATH.matcher(name).matches() ? PolicyReader.fileName(name) : name;
    }

    private void readOne(String name, String field, List<Policy> policies) {
        Optional<SourceText> source = source(name, field);
        try {
            if (source.isPresent()) {
                policies.add(PolicyReader.read(source.get(), registry));
            }
        } catch (InputException e) {
            problems.addAll(e);
        }
    }

    /** The text of a policy; empty after adding the problem where it cannot be had. */
    private Optional<SourceText> source(String name, String field) {
        try {
            if (IS_PATH.matcher(name).matches()) {
                return Optional.of(SourceText.ofFile(fileOf(name)));
            }
            Optional<SourceText> known = library.source(name);
            if (known.isEmpty()) {
                problems.add(study.placeOfValue(field), field, library.unknownPolicy(name));
            }
            return known;
        } catch (InputException e) {
            e.problems().forEach(problem -> problems.add(study.placeOfValue(field), field, problem));
            return Optional.empty();
        }
    }

    /** A path is relative to the study file, or else to the current folder. */
    private Path fileOf(String name) {
        Path file = InputText.path(name);
        Path besideStudy = InputText.path(study.name()).resolveSibling(file);
        return Files.exists(besideStudy) ? besideStudy : file;
    }

    private void checkDuplicates(List<String> ids) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < ids.size(); i++) {
            if (!seen.add(ids.get(i))) {
                String field = FieldPath.item(FIELD, i);
                problems.add(
                        study.placeOfValue(field),
                        field,
                        "duplicate policy: " + ids.get(i) + " (allowed: each policy once)");
            }
        }
    }

    /** What is followed before a policy reaches a patient must be in the study, and reach everybody at once itself. */
    private void checkRollout(Policy policy, List<Policy> policies, List<String> ids) {
        String before = policy.rollout().before();
        int place = ids.indexOf(policy.id());
        if (policy.rollout().reachesEverybodyAtOnce() || place < 0) {
            return;
        }
        String field = FieldPath.item(FIELD, place);
        if (before.equals(policy.id()) || !ids.contains(before)) {
            problems.add(
                    study.placeOfValue(field),
                    field,
                    policy.id() + " is followed from its rollout on and " + before
                            + " before it, which must be another policy of the study" + Nearest.hint(before, ids)
                            + " (allowed: " + String.join(", ", ids) + ")");
        }
        policies.stream()
                .filter(other -> other.id().equals(before) && !other.rollout().reachesEverybodyAtOnce())
                .forEach(other -> problems.add(
                        study.placeOfValue(field),
                        field,
                        before + " has a rollout of its own and cannot be followed before " + policy.id()
                                + " (allowed: a policy without rollout)"));
        policies.stream()
                .filter(other -> other.id().equals(before) && other.hasLimitedOffer())
                .forEach(other -> problems.add(
                        study.placeOfValue(field),
                        field,
                        before + " has an offer with a capacity and cannot be followed before " + policy.id()
                                + ": the queue would be another one (allowed: a policy without a capacity)"));
    }

    private void checkComparator(JsonNode comparator, List<String> ids) {
        if (comparator.isTextual() && !ids.isEmpty() && !ids.contains(comparator.asText())) {
            String given = study.root().has("comparator") ? "" : " (the default)";
            problems.add(
                    study.placeOfValue("comparator"),
                    "comparator",
                    "not among policies: " + comparator.asText() + given + Nearest.hint(comparator.asText(), ids)
                            + " (allowed: " + String.join(", ", ids) + ")");
        }
    }
}

package org.allostat.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.allostat.evidence.Registry;
import org.allostat.policy.Policy;
import org.allostat.problem.InputException;
import org.allostat.problem.InputText;
import org.allostat.problem.Problems;

/**
 * The policies that an emulated study names: by id, those of the studies first ({@code jobs/emulations/policies}), then those
 * of {@code jobs/policies}; or by path.
 */
final class EmulationPolicies {
    private static final Path FOLDER = Path.of("jobs", "emulations", "policies");
    private static final Pattern IS_PATH = Pattern.compile(".*[/\\\\].*|.*\\.ya?ml");

    private final YamlDocument study;
    private final Registry registry;
    private final PolicyLibrary library;
    private final Problems problems;
    private final Map<String, Policy> read = new LinkedHashMap<>();

    EmulationPolicies(YamlDocument study, Registry registry, Problems problems) {
        this.study = study;
        this.registry = registry;
        this.problems = problems;
        library = PolicyLibrary.standard(registry);
    }

    /** Reads a policy, once; its id. */
    String read(String field, String name) {
        String id = IS_PATH.matcher(name).matches() ? PolicyReader.fileName(name) : name;
        if (!read.containsKey(id)) {
            try {
                Optional<SourceText> source = source(id, name);
                if (source.isPresent()) {
                    Policy policy = PolicyReader.read(source.get(), registry);
                    refuseQueues(field, policy);
                    read.put(id, policy);
                } else {
                    problems.add(study.placeOfValue(field), field, library.unknownPolicy(name));
                }
            } catch (InputException e) {
                problems.addAll(e);
            }
        }
        return id;
    }

    /** How long people wait depends on all who compete, and an emulated study follows only those whom it enrols. */
    private void refuseQueues(String field, Policy policy) {
        if (policy.hasLimitedOffer()) {
            problems.add(
                    study.placeOfValue(field),
                    field,
                    policy.id()
                            + " has an offer with a capacity, and an emulated study knows no queue (allowed: a policy"
                            + " without a capacity)");
        }
    }

    /** Every policy that was read. */
    List<Policy> all() {
        return List.copyOf(read.values());
    }

    private Optional<SourceText> source(String id, String name) {
        if (!id.equals(name)) {
            Path file = InputText.path(name);
            Path beside = InputText.path(study.name()).resolveSibling(file);
            Path found = Files.exists(beside) ? beside : file;
            return Files.exists(found) ? Optional.of(SourceText.ofFile(found)) : Optional.empty();
        }
        Path file = FOLDER.resolve(id + ".yaml");
        if (Files.isRegularFile(file)) {
            return Optional.of(SourceText.ofFile(file));
        }
        Optional<SourceText> bundled = SourceText.ofResource("allostat/emulations/policies/" + id + ".yaml");
        return bundled.isPresent() ? bundled : library.source(id);
    }
}

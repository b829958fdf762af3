package org.allostat.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.allostat.evidence.Registry;
import org.allostat.policy.Policy;
import org.allostat.problem.FileReason;
import org.allostat.problem.InputException;
import org.allostat.problem.Nearest;
import org.allostat.problem.Problems;
import org.allostat.problem.Shown;

/**
 * The policies that can be named by id: the files of one folder, and the policies bundled with the program. A file wins
 * over a bundled policy of the same id.
 */
public final class PolicyLibrary {
    /** Ids of the policies that come with the program, usual care first, the reference for harm last. */
    public static final List<String> BUNDLED = List.of(
            "usual-care",
            "escalate-on-breakthrough",
            "cdc-2016",
            "cdc-2022",
            "hhs-2019-taper",
            "va-dod-2022",
            "conversation",
            "conversation-with-education",
            "naloxone-with-conversation",
            "buprenorphine-offer",
            "phased-buprenorphine",
            "buprenorphine-with-waiting-list",
            "self-management-first",
            "hyperbolic-taper",
            "state-limit-with-exceptions",
            "dose-ceiling",
            "acute-course-limit",
            "forced-taper",
            "abrupt-discontinuation",
            "hold-dose");

    private static final Path USUAL_FOLDER = Path.of("jobs", "policies");
    private static final String ENDING = ".yaml";

    private final Path folder;
    private final Registry registry;

    /**
     * @param folder where policy files are looked for first; need not exist
     * @param registry the parameters that costs may name
     */
    public PolicyLibrary(Path folder, Registry registry) {
        this.folder = folder;
        this.registry = registry;
    }

    /** The policies of {@code jobs/policies} in the current folder, and the bundled ones. */
    public static PolicyLibrary standard(Registry registry) {
        return new PolicyLibrary(USUAL_FOLDER, registry);
    }

    /** Every id, bundled ones first. */
    public List<String> ids() {
        Set<String> ids = new LinkedHashSet<>(BUNDLED);
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> !Files.isDirectory(file))
                        .map(file -> String.valueOf(file.getFileName()))
                        .filter(name -> name.endsWith(ENDING))
                        .map(PolicyReader::fileName)
                        .sorted()
                        .forEach(ids::add);
            } catch (IOException e) {
                throw new InputException(folder + ": cannot be listed: " + FileReason.of(e));
            }
        }
        return List.copyOf(ids);
    }

    /**
     * The policy of an id.
     *
     * @throws InputException if there is none, or its file is wrong
     */
    public Policy find(String id) {
        Optional<SourceText> source = source(id);
        if (source.isEmpty()) {
            throw new InputException(unknownPolicy(id));
        }
        return PolicyReader.read(source.get(), registry);
    }

    /**
     * Every policy, in the order of {@link #ids()}.
     *
     * @throws InputException with the problems of all files that are wrong
     */
    public List<Policy> list() {
        Problems problems = new Problems("policies");
        List<Policy> policies = new ArrayList<>();
        for (String id : ids()) {
            try {
                policies.add(find(id));
            } catch (InputException e) {
                problems.addAll(e);
            }
        }
        problems.throwIfAny();
        return policies;
    }

    String unknownPolicy(String id) {
        List<String> ids = ids();
        return "unknown policy: " + Shown.value(id) + Nearest.hint(id, ids) + " (allowed: " + Shown.names(ids) + ")";
    }

    /** The text of the policy of an id; empty if there is none. */
    Optional<SourceText> source(String id) {
        if (!ids().contains(id)) {
            return Optional.empty();
        }
        Path file = folder.resolve(id + ENDING);
        return Files.isRegularFile(file)
                ? Optional.of(SourceText.ofFile(file))
                : SourceText.ofResource("allostat/policies/" + id + ENDING);
    }
}

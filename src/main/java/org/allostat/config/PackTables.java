package org.allostat.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.allostat.evidence.Basis;
import org.allostat.evidence.EvidenceTable;
import org.allostat.evidence.PackFile;
import org.allostat.evidence.PackShape;
import org.allostat.evidence.Target;
import org.allostat.problem.InputException;
import org.allostat.problem.Nearest;
import org.allostat.problem.Problems;
import org.allostat.problem.Shown;
import org.allostat.survey.estimate.EstimateDefinition;
import org.allostat.survey.estimate.StandardEstimates;

/** The tables of a pack: each of the shape of the one that it replaces. */
final class PackTables {
    private static final String FIELD = "tables";

    private final YamlDocument document;
    private final PackFolder folder;
    private final Problems problems;
    private final List<PackFile> files = new ArrayList<>();
    private final Set<String> named = new HashSet<>();

    PackTables(YamlDocument document, PackFolder folder, Problems problems) {
        this.document = document;
        this.folder = folder;
        this.problems = problems;
    }

    /**
     * Reads them. Where there are problems the result holds those that are right.
     *
     * @param fields what the schema accepted
     */
    List<PackFile> read(JsonNode fields) {
        JsonNode list = fields.path(FIELD);
        for (int i = 0; i < list.size(); i++) {
            JsonNode item = list.get(i);
            if (item.path("file").isTextual()) {
                read(item, FieldPath.item(FIELD, i));
            }
        }
        for (String file : folder.tables()) {
            if (!named.contains(file)) {
                problems.add(
                        folder.place(file),
                        FieldPath.ROOT,
                        "is not among the tables of " + PackFolder.MAIN
                                + Nearest.hint(file, EvidenceTable.files())
                                + " (allowed: a file that tables names, with unit, basis and source)");
            }
        }
        checkTargets();
        return files;
    }

    private void read(JsonNode item, String path) {
        PackSource.check(document, item, path, problems);
        String file = item.get("file").asText();
        String field = FieldPath.key(path, "file");
        if (!named.add(file)) {
            problems.add(document.placeOfValue(field), field, "the same file twice: " + file + " (allowed: each once)");
            return;
        }
        Optional<SourceText> text = folder.text(file);
        if (text.isEmpty()) {
            problems.add(document.placeOfValue(field), field, "no such file in the pack: " + folder.place(file));
            return;
        }
        if (Placeholders.check(text.get(), problems)) {
            return;
        }
        try {
            PackShape.check(
                    EvidenceTable.ofFile(file).orElseThrow(),
                    text.get().name(),
                    text.get().text());
        } catch (InputException wrong) {
            wrong.problems().forEach(problems::add);
            return;
        }
        Optional<Basis> basis = PackSource.basis(item);
        basis.ifPresent(known -> files.add(new PackFile(
                file,
                item.path("unit").asText(),
                known,
                item.path("source").asText(),
                item.path("note").asText(),
                text.get().text().replace("\r\n", "\n"))));
    }

    /** Targets and their sources can only be read together, and stand beside estimates that there are. */
    private void checkTargets() {
        Optional<String> targets = text("targets.csv");
        Optional<String> published = text("published.csv");
        if (targets.isEmpty() || published.isEmpty()) {
            return;
        }
        String place = folder.place("targets.csv");
        try {
            Set<String> known = estimates();
            for (Target target : PackShape.targets(place, targets.get(), published.get())) {
                String estimate = target.counterpart().estimateId();
                if (target.counterpart().exists() && !known.contains(estimate)) {
                    problems.add(
                            place,
                            "target " + target.id(),
                            "unknown estimate_id: " + Shown.value(estimate) + Nearest.hint(estimate, known)
                                    + " (allowed: " + String.join(", ", known) + ", or none)");
                }
            }
        } catch (InputException wrong) {
            wrong.problems().forEach(problems::add);
        }
    }

    private Optional<String> text(String file) {
        return files.stream()
                .filter(each -> each.file().equals(file))
                .map(PackFile::text)
                .findFirst();
    }

    private static Set<String> estimates() {
        Set<String> known = new TreeSet<>();
        StandardEstimates.ofAdults().stream().map(EstimateDefinition::id).forEach(known::add);
        Target.standard().stream()
                .filter(target -> target.counterpart().exists())
                .forEach(target -> known.add(target.counterpart().estimateId()));
        return known;
    }
}

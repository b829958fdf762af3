package org.allostat.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.allostat.evidence.Pack;
import org.allostat.evidence.PackFile;
import org.allostat.evidence.PackNumber;
import org.allostat.evidence.Registry;
import org.allostat.problem.InputException;
import org.allostat.problem.Problems;

/** Reads packs: what a state changes in the evidence, each number with unit, basis and source. */
public final class PackReader {
    private PackReader() {}

    /**
     * A pack.
     *
     * @param given its name, or the path of its folder
     * @param study the study file that names it; whatever is named without a path lies in the current folder
     * @param national the registry that the program carries
     * @throws InputException with every problem
     */
    public static Pack read(String given, Path study, Registry national) {
        return read(PackLibrary.find(given, study), national);
    }

    static Pack read(PackFolder folder, Registry national) {
        SourceText source = folder.text(PackFolder.MAIN)
                .orElseThrow(() -> new InputException(folder.place(PackFolder.MAIN)
                        + ": no such file (allowed: a folder that holds " + PackFolder.MAIN + ")"));
        Problems problems = new Problems(source.name());
        YamlDocument document = YamlParser.parse(source, problems);
        Placeholders.check(document, problems);
        problems.throwIfAny(); // a pack with gaps is not looked at any closer
        ObjectNode fields = SchemaFile.ofPack().check(document, problems);
        List<PackNumber> numbers = new PackNumbers(document, national, problems).read(fields);
        List<PackFile> files = new PackTables(document, folder, problems).read(fields);
        checkTogether(document, numbers, files, problems);
        problems.throwIfAny();
        return new Pack(
                folder.name(),
                fields.get("title").asText(),
                fields.get("place").asText(),
                fields.get("year").asInt(),
                fields.get("about").asText(),
                texts(fields.get("caveats")),
                fields.get("contact").asText(),
                numbers,
                files);
    }

    /** Adults without users would leave as many users as the country has. */
    private static void checkTogether(
            YamlDocument document, List<PackNumber> numbers, List<PackFile> files, Problems problems) {
        Set<String> changed = new HashSet<>();
        numbers.forEach(number -> changed.add(number.parameter()));
        files.forEach(file -> changed.add(file.file()));
        if (changed.contains("adults.csv") && !changed.contains(PackNumbers.USERS)) {
            problems.add(
                    document.placeOfKey("tables"),
                    "parameters",
                    "adults.csv without " + PackNumbers.USERS
                            + ", which stays that of the country (allowed: with a value of" + " the place)");
        }
        if (changed.contains("targets.csv") != changed.contains("published.csv")) {
            problems.add(
                    document.placeOfKey("tables"),
                    "tables",
                    "targets.csv cites published.csv (allowed: both or neither)");
        }
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}

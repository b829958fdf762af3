package org.allostat.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.allostat.evidence.Basis;
import org.allostat.problem.Problems;

/** What a number of a pack rests on. */
final class PackSource {
    /** Where somebody else can look it up. */
    private static final Pattern LOCATOR = Pattern.compile("https?://\\S+|\\b10\\.\\d{4,}/\\S+|\\bPMC\\d+");

    private PackSource() {}

    /** The basis that an item names; empty where the schema refused it. */
    static Optional<Basis> basis(JsonNode item) {
        return item.path("basis").isTextual()
                ? Optional.of(Basis.valueOf(item.get("basis").asText().toUpperCase(Locale.ROOT)))
                : Optional.empty();
    }

    /** Refuses evidence that nobody can look up: a source without address is an assumption. */
    static void check(YamlDocument document, JsonNode item, String path, Problems problems) {
        Optional<Basis> basis = basis(item);
        String source = item.path("source").asText();
        if (basis.isPresent()
                && basis.get() != Basis.ASSUMED
                && !source.isEmpty()
                && !LOCATOR.matcher(source).find()) {
            String field = FieldPath.key(path, "source");
            problems.add(
                    document.placeOfValue(field),
                    field,
                    "names no place where it can be looked up: " + SchemaProblem.shown(item.get("source"))
                            + " (allowed: a citation with a URL, DOI or PMC number where basis is "
                            + basis.get().label() + "; or basis: assumed)");
        }
    }
}

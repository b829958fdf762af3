package org.allostat.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is said of the pack of a run, wherever its figures are shown: whose adults they are, and what of them is assumed. */
final class PackWords {
    private static final double THOUSAND = 1e3;
    private static final double MILLION = 1e6;

    private PackWords() {}

    /** {@code US adults}, or {@code adults of Kentucky}. */
    static String adults(JsonNode config) {
        return config.has("pack")
                ? "adults of " + config.path("pack").path("place").asText()
                : "US adults";
    }

    /** How many they are: {@code 2.51 million US adults}, {@code 43 thousand adults of Kentucky}. */
    static String adults(double persons, JsonNode config) {
        String count = persons < MILLION
                ? String.format(Locale.ROOT, "%.0f thousand ", persons / THOUSAND)
                : String.format(Locale.ROOT, "%.2f million ", persons / MILLION);
        return count + adults(config);
    }

    /** {@code kentucky: Kentucky, 2021}; nothing for the country. */
    static String title(JsonNode config) {
        JsonNode pack = config.path("pack");
        return pack.isMissingNode()
                ? ""
                : pack.path("name").asText() + ": " + pack.path("title").asText();
    }

    /** Lines below the first of a summary; none for the country. */
    static List<String> lines(JsonNode config) {
        if (!config.has("pack")) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add("Pack " + title(config) + " (" + counted(config) + "); all else is the country's");
        return lines;
    }

    /** How many values and tables it sets, and how many of them are assumed. */
    static String counted(JsonNode config) {
        JsonNode pack = config.path("pack");
        int parameters = pack.path("parameters").size();
        int tables = pack.path("files").size();
        int assumed = assumed(pack.path("parameters")) + assumed(pack.path("files"));
        return parameters + " parameters and " + tables + " tables, " + assumed + " of them assumed";
    }

    /** {@code kentucky}; nothing for the country. */
    static String name(JsonNode config) {
        return config.path("pack").path("name").asText();
    }

    /** What its reader has to know; nothing for the country. */
    static List<String> caveats(JsonNode config) {
        List<String> caveats = new ArrayList<>();
        config.path("pack").path("caveats").forEach(each -> caveats.add(each.asText()));
        return caveats;
    }

    private static int assumed(JsonNode items) {
        int count = 0;
        for (JsonNode item : items) {
            count += item.path("basis").asText().equals("assumed") ? 1 : 0;
        }
        return count;
    }
}

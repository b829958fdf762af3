package org.allostat.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/** The CHEERS 2022 checklist (Husereau 2022, BMJ 376:e067975), filled as far as a run knows. */
public final class Checklist {
    private static final String RESOURCE = "/allostat/report/cheers.csv";
    private static final Pattern WORD = Pattern.compile("\\{([a-z_]+)}");

    private Checklist() {}

    /**
     * An item.
     *
     * @param number 1 to 28
     * @param section of a paper
     * @param topic what it is about
     * @param asks what is to be reported
     * @param answer what the run says; empty where a person must fill it
     */
    public record Item(int number, String section, String topic, String asks, String answer) {}

    /**
     * Every item, in order.
     *
     * @param facts what stands for the words in braces
     */
    public static List<Item> filled(Map<String, String> facts) {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setCommentMarker('#')
                .get();
        try (InputStream stream = Checklist.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException("missing from the program: " + RESOURCE);
            }
            try (CSVParser lines = CSVParser.parse(new InputStreamReader(stream, StandardCharsets.UTF_8), format)) {
                return lines.stream()
                        .map(line -> new Item(
                                Integer.parseInt(line.get("item")),
                                line.get("section"),
                                line.get("topic"),
                                line.get("asks"),
                                fill(line.get("answer"), facts)))
                        .toList();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String fill(String answer, Map<String, String> facts) {
        return WORD.matcher(answer).replaceAll(found -> {
            String fact = facts.get(found.group(1));
            if (fact == null) {
                throw new IllegalArgumentException(RESOURCE + ": nothing is known of " + found.group());
            }
            return java.util.regex.Matcher.quoteReplacement(fact);
        });
    }
}

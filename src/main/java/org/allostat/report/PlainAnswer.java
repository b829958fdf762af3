package org.allostat.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.allostat.outcomes.Measure;

/**
 * What a run of policies answers, in three sentences made from its tables: who gains, who is harmed, how sure. A policy is said to do
 * something only where the sign is identified; references stand apart, as warnings.
 */
public final class PlainAnswer {
    private static final Map<String, String> MEASURES = measures();
    private static final String LONG_TERM = "long_term";
    private static final int WARNINGS = 2;

    private final List<Dataset.Row> contrasts;
    private final Map<String, String> standing;
    private final String comparator;
    private final String whom;

    private PlainAnswer(List<Dataset.Row> contrasts, Map<String, String> standing, String comparator, String whom) {
        this.contrasts = contrasts;
        this.standing = standing;
        this.comparator = comparator;
        this.whom = whom;
    }

    private static Map<String, String> measures() {
        Map<String, String> measures = new LinkedHashMap<>();
        measures.put("qalys", "QALYs");
        measures.put("end_pain", "pain at the end");
        measures.put("end_hyperkatifeia", "hyperkatifeia at the end");
        measures.put("end_mood", "mood at the end");
        measures.put("expected_crises", "mental-health crises");
        measures.put("overdoses", "overdoses");
        measures.put("deaths", "deaths");
        return measures;
    }

    /**
     * The sentences.
     *
     * @param contrasts rows of the answer {@code contrasts}
     * @param acceptability rows of the answer of that name, where there are draws
     * @param information rows of the answer of that name, where there are draws
     * @param standing of each policy
     * @param comparator what all are compared with
     */
    public static List<String> of(
            Dataset contrasts,
            Optional<Dataset> acceptability,
            Optional<Dataset> information,
            Map<String, String> standing,
            String comparator) {
        List<Dataset.Row> rows = contrasts.named().stream()
                .filter(row -> MEASURES.containsKey(row.text("measure")))
                .toList();
        boolean longTerm = rows.stream().anyMatch(row -> row.text("stratum").equals(LONG_TERM));
        String stratum = longTerm ? LONG_TERM : "all";
        PlainAnswer answer = new PlainAnswer(
                rows.stream().filter(row -> row.text("stratum").equals(stratum)).toList(),
                standing,
                comparator,
                longTerm ? "patients on long-term therapy" : "the whole cohort");
        return List.of(answer.gains(), answer.harms(), answer.certainty() + decision(acceptability, information));
    }

    private String gains() {
        String found = found(guidelines(), 1);
        return "Who gains" + (drawn() || notExamined() ? ": " : ", as far as pivots alone can tell: ")
                + (found.isEmpty()
                        ? "in " + whom + ", no guideline policy shows a gain over " + comparator
                                + " whose sign is identified, in " + and(MEASURES.values()) + "."
                        : "in " + whom + ", against " + comparator + ", " + found
                                + "; no other gain has a sign that is identified.");
    }

    private String harms() {
        String found = found(guidelines(), -1);
        String warning = warning();
        return "Who is harmed: "
                + (found.isEmpty() ? "no guideline policy shows a harm whose sign is identified" : found)
                + (warning.isEmpty() ? "." : "; as a warning, and no option, " + warning + ".");
    }

    private String certainty() {
        List<Dataset.Row> asked = contrasts.stream()
                .filter(row -> guidelines().contains(row.text("policy")))
                .toList();
        long identified = count(asked, "identified");
        long turned = count(asked, "turned");
        if (notExamined()) {
            return "How sure: not known, since the study has neither pivots nor draws; intervals are Monte Carlo error alone.";
        }
        return "How sure: of " + asked.size() + " differences of guideline policies, " + identified
                + " keep their sign under every pivot and draw that was examined, " + turned + " turn it, and "
                + (asked.size() - identified - turned)
                + " are within Monte Carlo error somewhere"
                + (drawn()
                        ? "."
                        : "; without draws of the parameters (--set draws=100) intervals are Monte Carlo error alone.");
    }

    private static String decision(Optional<Dataset> acceptability, Optional<Dataset> information) {
        double most = acceptability.stream()
                .flatMap(rows -> rows.named().stream())
                .filter(row -> row.number("threshold_usd_per_qaly") == 100_000)
                .mapToDouble(row -> row.number("probability_best_of_guidelines"))
                .filter(Double::isFinite)
                .max()
                .orElse(Double.NaN);
        double worth = information.stream()
                .flatMap(rows -> rows.named().stream())
                .filter(row -> row.text("kind").equals("perfect"))
                .mapToDouble(row -> row.number("value_usd"))
                .findFirst()
                .orElse(Double.NaN);
        return (Double.isFinite(most)
                        ? " At 100,000 USD for a QALY no guideline policy is the best of them in more than "
                                + Rounded.percent(most) + " of draws."
                        : "")
                + (Double.isFinite(worth)
                        ? String.format(
                                java.util.Locale.ROOT, " To know everything would be worth %,.0f USD a person.", worth)
                        : "");
    }

    private boolean notExamined() {
        return count(contrasts, "not examined") == contrasts.size();
    }

    private boolean drawn() {
        return contrasts.stream().anyMatch(row -> Double.isFinite(row.number("draw_mean")));
    }

    private Set<String> guidelines() {
        return policies("guideline");
    }

    private Set<String> policies(String wanted) {
        return standing.entrySet().stream()
                .filter(entry ->
                        entry.getValue().equals(wanted) && !entry.getKey().equals(comparator))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** What changes for the better (1) or the worse (-1), measure by measure. */
    private String found(Set<String> policies, int wanted) {
        List<String> parts = new ArrayList<>();
        MEASURES.forEach((measure, words) -> {
            List<Dataset.Row> rows = contrasts.stream()
                    .filter(row -> row.text("measure").equals(measure) && policies.contains(row.text("policy")))
                    .filter(row -> row.text("identification").equals("identified") && gain(row) == wanted)
                    .toList();
            if (!rows.isEmpty()) {
                parts.add(changes(words, rows));
            }
        });
        return String.join("; ", parts);
    }

    private String warning() {
        List<String> parts = new ArrayList<>();
        for (String policy : policies("reference").stream().sorted().toList()) {
            String found = found(Set.of(policy), -1);
            if (!found.isEmpty()) {
                parts.add(List.of(found.split("; ")).stream().limit(WARNINGS).collect(Collectors.joining(", ")));
            }
        }
        return String.join("; ", parts);
    }

    private static String changes(String words, List<Dataset.Row> rows) {
        double first = rows.get(0).number("difference");
        List<String> each = rows.stream()
                .map(row -> row.text("policy") + " (" + told(row) + ")")
                .toList();
        return words + (first < 0 ? " fall" : " rise") + (words.endsWith("s") ? "" : "s") + " under " + and(each)
                + unit(rows.get(0).text("unit"));
    }

    /** The mean over draws where there are draws, else the difference of draw 0: what the pictures mark. */
    private static String told(Dataset.Row row) {
        return Double.isFinite(row.number("draw_mean"))
                ? Rounded.signed(row.number("draw_mean"), row.number("uncertainty_low"), row.number("uncertainty_high"))
                : Rounded.signed(row.number("difference"), row.number("ci_low"), row.number("ci_high"));
    }

    private static String unit(String unit) {
        String plain = unit.replaceAll(" among .*", "")
                .replace("score 0-10", "points of 10")
                .replace("NRS 0-10", "points of 10 NRS");
        return plain.startsWith("per ") ? " " + plain : plain.equals("discounted QALYs") ? "" : ", in " + plain;
    }

    private static int gain(Dataset.Row row) {
        double difference = row.number("difference");
        return switch (Measure.ofLabel(row.text("measure")).direction()) {
            case BENEFIT -> (int) Math.signum(difference);
            case HARM -> (int) -Math.signum(difference);
            case NEUTRAL -> 0;
        };
    }

    private static long count(List<Dataset.Row> rows, String identification) {
        return rows.stream()
                .filter(row -> row.text("identification").equals(identification))
                .count();
    }

    private static String and(Collection<String> words) {
        List<String> list = List.copyOf(words);
        return list.size() < 2
                ? String.join("", list)
                : String.join(", ", list.subList(0, list.size() - 1)) + " and " + list.get(list.size() - 1);
    }
}

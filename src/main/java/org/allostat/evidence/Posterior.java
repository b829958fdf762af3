package org.allostat.evidence;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.allostat.problem.Nearest;
import org.allostat.problem.Problems;
import org.allostat.problem.Shown;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Equally weighted draws of what published results leave possible, and how they were made. As a file: comments {@code # key: value},
 * then a column with the number of the draw and one for each parameter; the first line, draw 0, is their centre.
 *
 * @param name file name
 * @param made how it was made, by key
 * @param centre values by parameter id in the middle of what is possible: the registry carries them
 * @param draws values by parameter id, draw 1 first
 * @param sha256 of the text, hexadecimal; empty where there is none
 */
public record Posterior(
        String name,
        Map<String, String> made,
        Map<String, Double> centre,
        List<Map<String, Double>> draws,
        String sha256)
        implements Serializable {
    /** No posterior. */
    public static final Posterior NONE = new Posterior("", Map.of(), Map.of(), List.of(), "");

    /** Name of the file that the program carries. */
    public static final String FILE = "posterior.csv";

    private static final String DRAW = "draw";
    private static final String MODEL = "model";
    private static final String HELD = "held";
    private static final String COSTS = "costs.";
    private static final String COMMENT = "# ";
    private static final String IS = ": ";
    private static final String AGAIN = "make it again with 'jobs/allostat calibrate national --posterior FILE'";

    public Posterior {
        made = Map.copyOf(made);
        centre = Map.copyOf(centre);
        draws = draws.stream().map(Map::copyOf).toList();
    }

    /**
     * The posterior that the program carries, which was inferred with the registry that it carries; its centre is what the registry has,
     * the file's rounded.
     */
    public static Posterior standard() {
        Posterior file = ofFile();
        Map<String, Double> carried = new LinkedHashMap<>();
        file.centre
                .keySet()
                .forEach(id -> carried.put(id, Registry.standard().parameter(id).value()));
        return new Posterior(file.name, file.made, carried, file.draws, file.sha256);
    }

    /** The same to the digits of its file. */
    static Posterior ofFile() {
        return read(CsvSource.standard(FILE), Registry.standard());
    }

    /**
     * A posterior from its file.
     *
     * @param registry the registry that the program carries
     * @throws org.allostat.problem.InputException with every problem: one of another model, unknown parameters, values that are not allowed
     */
    public static Posterior read(CsvSource source, Registry registry) {
        List<String> problems = new ArrayList<>();
        Map<String, String> made = made(source.text());
        List<Map<String, Double>> lines = lines(source, registry, problems);
        if (problems.isEmpty()) {
            checkModel(source.name(), made, registry, lines.get(0).keySet(), problems);
        }
        Problems.refuse(source.name(), problems);
        return new Posterior(source.name(), made, lines.get(0), lines.subList(1, lines.size()), hash(source.text()));
    }

    private static Map<String, String> made(String text) {
        Map<String, String> made = new LinkedHashMap<>();
        text.lines()
                .takeWhile(line -> line.startsWith(COMMENT))
                .map(line -> line.substring(COMMENT.length()))
                .filter(line -> line.contains(IS))
                .forEach(line ->
                        made.put(line.substring(0, line.indexOf(IS)), line.substring(line.indexOf(IS) + IS.length())));
        return made;
    }

    private static void checkModel(
            String name, Map<String, String> made, Registry registry, Set<String> free, List<String> problems) {
        String model = made.getOrDefault(MODEL, "");
        if (!model.equals(ModelVersion.CURRENT)) {
            problems.add(name + ": made with model " + Shown.value(model) + " (allowed: " + ModelVersion.CURRENT
                    + ", the one of this program; " + AGAIN + ")");
        } else if (!made.getOrDefault(HELD, "").equals(held(registry, free))) {
            problems.add(name + ": made with other values of parameters that it does not infer (allowed: those of this"
                    + " program; " + AGAIN + ")");
        }
    }

    /** The centre, then the draws. */
    private static List<Map<String, Double>> lines(CsvSource source, Registry registry, List<String> problems) {
        Optional<CsvText> text = CsvText.of(source, problems);
        List<Map<String, Double>> lines = new ArrayList<>();
        if (text.isEmpty()) {
            return lines;
        }
        checkColumns(source.name(), text.get().header(), registry, problems);
        if (!problems.isEmpty()) {
            return lines;
        }
        List<String> names = text.get().header();
        for (CsvText.Line line : text.get().lines()) {
            if (line.cells().size() != names.size()) {
                problems.add(line.place() + ": has " + line.cells().size() + " cells (allowed: " + names.size() + ")");
                continue;
            }
            String number = String.valueOf(lines.size());
            String given = line.cells().get(0);
            if (!given.equals(number)) {
                problems.add(line.place() + ": draw is " + Shown.value(given) + " (allowed: " + number
                        + ", one after the other)");
            }
            lines.add(draw(line.place(), text.get().byColumn(line), registry, problems));
        }
        if (lines.size() < 2 && problems.isEmpty()) {
            problems.add(source.name() + ": holds no draw (allowed: draw 0, the centre, and 1 or more)");
        }
        return lines;
    }

    /** The number of the draw, then known parameters, each in one column, whether by id or by symbol. */
    private static void checkColumns(String name, List<String> columns, Registry registry, List<String> problems) {
        if (columns.size() < 2 || !columns.get(0).equals(DRAW)) {
            problems.add(name + ": the columns are " + Shown.names(columns)
                    + " (allowed: draw, then one for each parameter)");
            return;
        }
        Set<String> seen = new HashSet<>();
        List<String> ids = registry.parameters().stream().map(Parameter::id).toList();
        for (String column : columns.subList(1, columns.size())) {
            Optional<Parameter> parameter = registry.find(column);
            if (parameter.isEmpty()) {
                // to look for what was meant takes long where a file has a hundred thousand columns
                String meant = problems.size() < Problems.MOST_LISTED ? Nearest.hint(column, ids) : "";
                problems.add(name + ": unknown parameter " + Shown.value(column) + meant
                        + " (allowed: ids that 'jobs/allostat parameters' lists)");
            } else if (!seen.add(parameter.get().id())) {
                problems.add(name + ": two columns for " + parameter.get().id() + " (allowed: each parameter once)");
            }
        }
    }

    private static Map<String, Double> draw(
            String place, Map<String, String> cells, Registry registry, List<String> problems) {
        Map<String, Double> draw = new LinkedHashMap<>();
        cells.forEach((name, cell) -> {
            if (name.equals(DRAW)) {
                return;
            }
            try {
                double value = Double.parseDouble(cell);
                Optional<String> refusal = registry.refusal(name, value);
                refusal.ifPresent(message -> problems.add(place + ": " + message));
                draw.put(registry.parameter(name).id(), value);
            } catch (NumberFormatException e) {
                problems.add(place + ": " + name + " is " + Shown.value(cell) + " (allowed: a number)");
            }
        });
        return draw;
    }

    /**
     * The text of a file.
     *
     * @param made how the draws were made, in order, beside the model and what it held
     * @param centre values by parameter id, in the order of the columns
     * @param draws values by parameter id, draw 1 first, all of the same parameters
     * @param registry the registry that the program carries
     */
    public static String text(
            Map<String, String> made, Map<String, Double> centre, List<Map<String, Double>> draws, Registry registry) {
        Map<String, String> all = new LinkedHashMap<>(made);
        all.put(MODEL, ModelVersion.CURRENT);
        all.put(HELD, held(registry, centre.keySet()));
        StringBuilder text = new StringBuilder();
        all.forEach((key, value) ->
                text.append(COMMENT).append(key).append(IS).append(value).append('\n'));
        List<String> ids = List.copyOf(centre.keySet());
        List<Map<String, Double>> lines = new ArrayList<>(List.of(centre));
        lines.addAll(draws);
        CSVFormat format = CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();
        try (CSVPrinter printer = new CSVPrinter(text, format)) {
            printer.print(DRAW);
            printer.printRecord(ids);
            for (int line = 0; line < lines.size(); line++) {
                printer.print(line);
                for (String id : ids) {
                    printer.print(lines.get(line).get(id));
                }
                printer.println();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** SHA-256 of the values that were held while others were inferred; unit costs touch no result that is inferred from. */
    private static String held(Registry registry, Set<String> free) {
        Map<String, Double> values = new TreeMap<>();
        registry.parameters().stream()
                .filter(parameter ->
                        !free.contains(parameter.id()) && !parameter.id().startsWith(COSTS))
                .forEach(parameter -> values.put(parameter.id(), parameter.value()));
        StringBuilder text = new StringBuilder();
        values.forEach((id, value) -> text.append(id).append('=').append(value).append('\n'));
        return hash(text.toString());
    }

    private static String hash(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

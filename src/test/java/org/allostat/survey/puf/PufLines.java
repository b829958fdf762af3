package org.allostat.survey.puf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A small file in the layout of the NSDUH public-use file: tab-delimited, with columns that nobody needs between. */
final class PufLines {
    private static final int COLUMNS_BETWEEN = 20;

    private final List<PufVariable> variables;
    private final List<String> lines = new ArrayList<>();

    PufLines(PufVariable... without) {
        List<PufVariable> left = List.of(without);
        variables = Stream.of(PufVariable.values())
                .filter(variable -> !left.contains(variable))
                .toList();
        // names of both cases, as exports differ
        lines.add(line(variables.stream()
                .map(variable -> variable.ordinal() % 2 == 0
                        ? variable.name()
                        : variable.name().toLowerCase(Locale.ROOT))
                .toList()));
    }

    /** A man of 40 in stratum 1, PSU 1, who never used. */
    static Map<PufVariable, String> neverUsed(String questionnaire, double weight) {
        Map<PufVariable, String> cells = new EnumMap<>(PufVariable.class);
        for (PufVariable variable : PufVariable.values()) {
            cells.put(variable, variable.name().startsWith("UDPR") ? "91" : "0");
        }
        cells.put(PufVariable.QUESTID2, questionnaire);
        cells.put(PufVariable.ANALWT2_C, Double.toString(weight));
        cells.put(PufVariable.VESTR_C, "40001");
        cells.put(PufVariable.VEREP, "1");
        cells.put(PufVariable.AGE3, "9");
        cells.put(PufVariable.CATAG6, "4");
        cells.put(PufVariable.IRSEX, "1");
        cells.put(PufVariable.PNRANYREC, "91");
        cells.put(PufVariable.IRSEVPNRUNM, "9");
        cells.put(PufVariable.IRSEVPNRMIS, "9");
        return cells;
    }

    /** The same man as a user as prescribed who meets no criterion. */
    static Map<PufVariable, String> user(String questionnaire, double weight) {
        Map<PufVariable, String> cells = neverUsed(questionnaire, weight);
        cells.replaceAll((variable, cell) -> variable.name().startsWith("UDPR") ? "2" : cell);
        cells.put(PufVariable.PNRANYYR, "1");
        cells.put(PufVariable.PNRANYREC, "1");
        return cells;
    }

    PufLines add(Map<PufVariable, String> cells) {
        lines.add(line(variables.stream()
                .map(variable -> cells.getOrDefault(variable, ""))
                .toList()));
        return this;
    }

    Path write(Path folder) {
        try {
            return Files.writeString(folder.resolve("puf.txt"), String.join("\r\n", lines) + "\r\n");
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static String line(List<String> cells) {
        return cells.stream()
                .map(cell -> cell + "\tfiller".repeat(COLUMNS_BETWEEN))
                .collect(Collectors.joining("\t"));
    }
}

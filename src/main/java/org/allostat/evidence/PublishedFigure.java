package org.allostat.evidence;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A published quantity, as its source gives it: value and interval are text, because some hold several numbers.
 *
 * @param id {@code T1-004}
 * @param quantity what was measured
 * @param population in whom
 * @param value as printed
 * @param ciLow as printed; empty where there is none
 * @param ciHigh as printed; empty where there is none
 * @param unit unit
 * @param period when
 * @param citation authors, journal, year
 * @param identifier DOI, PMC id or document number; empty where none is known
 * @param confidence whether the number was read in source text
 * @param note limits
 */
public record PublishedFigure(
        String id,
        String quantity,
        String population,
        String value,
        String ciLow,
        String ciHigh,
        String unit,
        String period,
        String citation,
        String identifier,
        Confidence confidence,
        String note) {

    private static final List<String> HEADER = List.of(
            "published_id",
            "quantity",
            "population",
            "value",
            "ci_low",
            "ci_high",
            "unit",
            "period",
            "citation",
            "identifier",
            "confidence",
            "note");

    /** Seen in source text, or recalled without being checked. */
    public enum Confidence {
        SEEN,
        RECALLED;

        /** The word used in files: {@code seen}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The figures that the program carries. */
    public static List<PublishedFigure> standard() {
        return read(CsvSource.standard("published.csv"));
    }

    /**
     * Figures from their file.
     *
     * @throws org.allostat.problem.InputException with every problem
     */
    public static List<PublishedFigure> read(CsvSource source) {
        Set<String> ids = new HashSet<>();
        return CsvTable.read(source, HEADER, row -> of(row, ids), (figures, problems) -> {});
    }

    private static PublishedFigure of(CsvRow row, Set<String> ids) {
        String id = row.required("published_id");
        if (!ids.add(id)) {
            row.problem("published_id is used twice: " + CsvRow.quoted(id));
        }
        return new PublishedFigure(
                id,
                row.required("quantity"),
                row.text("population"),
                row.required("value"),
                row.text("ci_low"),
                row.text("ci_high"),
                row.text("unit"),
                row.text("period"),
                row.required("citation"),
                row.text("identifier"),
                row.constant("confidence", Confidence.class, Confidence::label),
                row.text("note"));
    }
}

package org.allostat.evidence;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A published quantity that the model is held against.
 *
 * @param id {@code C2}, {@code criterion_craving}
 * @param quantity what is measured
 * @param domain in whom
 * @param value central value; NaN where the source gives only a range
 * @param ciLow lower end; NaN where there is none
 * @param ciHigh upper end; NaN where there is none
 * @param unit unit of the three
 * @param publishedId the published figure it comes from
 * @param use whether the model was set to it
 * @param note limits
 */
public record Target(
        String id,
        String quantity,
        String domain,
        double value,
        double ciLow,
        double ciHigh,
        String unit,
        String publishedId,
        Use use,
        String note) {

    private static final List<String> HEADER = List.of(
            "target_id", "quantity", "domain", "value", "ci_low", "ci_high", "unit", "published_id", "use", "note");

    /** Whether a parameter or an input was set to the target, or the model is only compared with it. */
    public enum Use {
        FITTED,
        PREDICTED;

        /** The word used in files and tables: {@code fitted}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The targets that the program carries. */
    public static List<Target> standard() {
        return read(CsvSource.standard("targets.csv"), PublishedFigure.standard());
    }

    /**
     * Targets from their file.
     *
     * @param published what they may cite
     * @throws org.allostat.problem.InputException with every problem
     */
    public static List<Target> read(CsvSource source, List<PublishedFigure> published) {
        Set<String> citable = new HashSet<>();
        published.forEach(figure -> citable.add(figure.id()));
        Set<String> ids = new HashSet<>();
        return CsvTable.read(source, HEADER, row -> of(row, citable, ids), (targets, problems) -> {});
    }

    private static Target of(CsvRow row, Set<String> citable, Set<String> ids) {
        Target target = new Target(
                row.required("target_id"),
                row.required("quantity"),
                row.required("domain"),
                row.numberOrNaN("value"),
                row.numberOrNaN("ci_low"),
                row.numberOrNaN("ci_high"),
                row.required("unit"),
                row.required("published_id"),
                row.constant("use", Use.class, Use::label),
                row.text("note"));
        if (!ids.add(target.id)) {
            row.problem("target_id is used twice: " + CsvRow.quoted(target.id));
        }
        if (!citable.contains(target.publishedId)) {
            row.problem("published_id is not in published.csv: " + CsvRow.quoted(target.publishedId));
        }
        if (Double.isNaN(target.value) && !(target.ciLow <= target.ciHigh)) {
            row.problem("value, or both ci_low and ci_high in order, must be given");
        }
        if (target.value < target.ciLow || target.value > target.ciHigh) {
            row.problem("value must lie in [ci_low, ci_high]: " + row.text("value"));
        }
        return target;
    }
}

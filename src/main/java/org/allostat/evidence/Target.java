package org.allostat.evidence;

import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A published quantity that the model is held against: declared once, for every command that puts it beside its own.
 *
 * @param id {@code C2}, {@code criterion_craving}
 * @param quantity what is measured
 * @param population in whom
 * @param value central value; NaN where the source gives only a range
 * @param ciLow lower end; NaN where there is none
 * @param ciHigh upper end; NaN where there is none
 * @param unit unit of the three
 * @param publishedId the published figure it comes from
 * @param use whether the model was set to it
 * @param kind what sort of number it is
 * @param followsFrom ids of the targets of which it is arithmetic or nearly so; none where it stands alone
 * @param counterpart the simulated estimate that it stands beside
 * @param note limits
 */
public record Target(
        String id,
        String quantity,
        String population,
        double value,
        double ciLow,
        double ciHigh,
        String unit,
        String publishedId,
        Use use,
        Kind kind,
        List<String> followsFrom,
        Counterpart counterpart,
        String note) {

    private static final List<String> HEADER = List.of(
            "target_id",
            "quantity",
            "population",
            "value",
            "ci_low",
            "ci_high",
            "unit",
            "published_id",
            "use",
            "kind",
            "follows_from",
            "estimate_id",
            "domain_variable",
            "domain",
            "note");
    private static final String SEPARATOR = ";";

    public Target {
        followsFrom = List.copyOf(followsFrom);
    }

    /** Whether a parameter or an input was set to the target, or the model is only compared with it. */
    public enum Use {
        FITTED,
        PREDICTED;

        /** The word used in files and tables: {@code fitted}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What sort of number a published figure is, which says how much it can prove. */
    public enum Kind {
        /** A weighted estimate of the survey itself, with the interval of its design. */
        SURVEY_ESTIMATE,
        /** Computed from published figures. */
        DERIVED,
        /** Unweighted records of adults, standardized to the population; the interval ignores the design. */
        UNWEIGHTED_RECORDS,
        /** Unweighted counts of another year's codebook, ages 12 or over; the interval ignores the design. */
        CODEBOOK_COUNTS,
        /** Our own split of a published count between groups: a prior, not data. */
        MODELLED_SPLIT,
        /** Another survey, country or clinic. */
        OTHER_SAMPLE,
        /** A low and a high end over studies or methods; no interval of one estimate. */
        RANGE;

        /** The word used in files and tables: {@code codebook_counts}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The row of {@code survey_estimates} that a target stands beside.
     *
     * @param estimateId estimate; empty where the interview cannot tell
     * @param domainVariable what the domain is a value of: {@code all}, {@code age_group}
     * @param domain {@code all}, {@code 18-34}
     */
    public record Counterpart(String estimateId, String domainVariable, String domain) implements Serializable {
        /** Whether there is one. */
        public boolean exists() {
            return !estimateId.isEmpty();
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
        return CsvTable.read(
                source,
                HEADER,
                row -> of(row, citable, ids),
                (targets, problems) -> checkTogether(source.name(), targets, problems));
    }

    private static void checkTogether(String file, List<Target> targets, List<String> problems) {
        Set<String> ids = new HashSet<>();
        targets.forEach(target -> ids.add(target.id()));
        Set<Counterpart> taken = new HashSet<>();
        for (Target target : targets) {
            target.followsFrom().stream()
                    .filter(id -> !ids.contains(id))
                    .forEach(id -> problems.add(file + ": target " + target.id()
                            + ": follows_from names no target_id of the file: " + CsvRow.quoted(id)));
            if (target.counterpart().exists() && !taken.add(target.counterpart())) {
                problems.add(file + ": target " + target.id() + ": another target stands beside the same estimate: "
                        + target.counterpart());
            }
        }
    }

    private static Target of(CsvRow row, Set<String> citable, Set<String> ids) {
        Target target = new Target(
                row.required("target_id"),
                row.required("quantity"),
                row.required("population"),
                row.numberOrNaN("value"),
                row.numberOrNaN("ci_low"),
                row.numberOrNaN("ci_high"),
                row.required("unit"),
                row.required("published_id"),
                row.constant("use", Use.class, Use::label),
                row.constant("kind", Kind.class, Kind::label),
                split(row.text("follows_from")),
                new Counterpart(row.text("estimate_id"), row.text("domain_variable"), row.text("domain")),
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
        if (target.counterpart.exists()
                && (target.counterpart.domainVariable().isEmpty()
                        || target.counterpart.domain().isEmpty())) {
            row.problem("domain_variable and domain must be given where estimate_id is");
        }
        return target;
    }

    private static List<String> split(String ids) {
        return ids.isEmpty() ? List.of() : List.of(ids.split(SEPARATOR, -1));
    }
}

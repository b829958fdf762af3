package org.allostat.emulate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.allostat.emulate.EmulatedStudy.Assignment;
import org.allostat.emulate.EmulatedStudy.Estimand;
import org.allostat.random.NormalQuantile;
import org.allostat.unit.Calendar;
import org.jspecify.annotations.Nullable;

/** From sums to estimates with their Monte Carlo errors, beside what was published: model.md (66). */
final class StudyResults {
    private static final double PERCENT = 100;
    private static final double PER_100_PERSON_YEARS = 100;
    /** Wanted Monte Carlo error, as a share of the published value, where no interval was published. */
    private static final double WITHOUT_INTERVAL = 0.05;

    private final CompiledStudy compiled;
    private final EmulatedStudy study;
    private final StudySums sums;

    /** An estimate and its Monte Carlo standard error on the scale of comparison. */
    record Estimate(double value, double standardError) {}

    StudyResults(CompiledStudy compiled, StudySums sums) {
        this.compiled = compiled;
        study = compiled.study();
        this.sums = sums;
    }

    /** A row for each estimand. */
    List<EmulationRow> rows() {
        List<EmulationRow> rows = new ArrayList<>();
        for (int e = 0; e < study.estimands().size(); e++) {
            rows.add(row(e));
        }
        return rows;
    }

    /** Whether every estimand has the precision that the study asks for. */
    boolean isPrecise() {
        return rows().stream().allMatch(EmulationRow::precise);
    }

    private EmulationRow row(int e) {
        Estimand estimand = study.estimands().get(e);
        Estimate analysed = estimate(estimand, sums.analysed(e), false);
        Estimate causal = sums.causal(e).cells().isEmpty()
                ? new Estimate(Double.NaN, Double.NaN)
                : estimate(estimand, sums.causal(e), true);
        List<PublishedResult> published = estimand.published();
        PublishedResult paper = published.isEmpty() ? NOTHING : published.get(0);
        EstimandKind.Scale scale = estimand.kind().scale();
        double z = (scale.of(analysed.value()) - scale.of(paper.value()))
                / StrictMath.hypot(paper.standardError(scale, analysed.value()), analysed.standardError());
        Boolean covered = covered(paper, analysed.value(), z);
        return new EmulationRow(
                study.id(),
                estimand.id(),
                0,
                estimand.kind().label(),
                estimand.kind().unit(unit(estimand)),
                orNull(paper.value()),
                orNull(paper.low()),
                orNull(paper.high()),
                orNull(analysed.value()),
                orNull(analysed.standardError()),
                orNull(causal.value()),
                orNull(causal.standardError()),
                covered,
                orNull(z),
                published.isEmpty() ? null : paper.use().label(),
                sums.people(),
                sums.found(),
                estimand.arm().isEmpty() ? sums.found() : sums.inArm(study.armNumber(estimand.arm())),
                isPrecise(paper, scale, analysed),
                published.isEmpty() ? null : paper.evidence(),
                published.isEmpty() ? study.citation() : paper.source());
    }

    private static final PublishedResult NOTHING = new PublishedResult(
            "", Double.NaN, Double.NaN, Double.NaN, false, org.allostat.evidence.Target.Use.PREDICTED, "");

    private String unit(Estimand estimand) {
        EmulatedStudy.Outcome outcome = study.outcomes().get(estimand.outcome());
        return outcome == null ? "" : outcome.unit();
    }

    private static @Nullable Double orNull(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private static @Nullable Boolean covered(PublishedResult paper, double simulated, double z) {
        if (Double.isNaN(simulated)) {
            return null;
        }
        if (Double.isFinite(z)) {
            return Math.abs(z) <= NormalQuantile.TWO_SIDED_95;
        }
        return paper.hasInterval() ? simulated >= paper.low() && simulated <= paper.high() : null;
    }

    private boolean isPrecise(PublishedResult paper, EstimandKind.Scale scale, Estimate analysed) {
        double wanted = study.precision().shareOfStandardError() * paper.standardError(scale);
        if (Double.isNaN(wanted)) {
            double middle = Double.isNaN(paper.value()) ? (paper.low() + paper.high()) / 2 : paper.value();
            double reference = Double.isNaN(middle) ? analysed.value() : middle;
            wanted = scale == EstimandKind.Scale.LOG ? WITHOUT_INTERVAL : WITHOUT_INTERVAL * Math.abs(reference);
        }
        return analysed.standardError() <= wanted;
    }

    /**
     * An estimate and its delete-a-group jackknife error.
     *
     * @param causal whether the sums are of paired replays, which no design weights
     */
    Estimate estimate(Estimand estimand, CellSums cells, boolean causal) {
        CellLayout layout = compiled.layout(estimand);
        Cells all = Cells.all(layout, cells);
        ToDoubleFunction<Cells> estimator = estimator(estimand, causal);
        double value = estimator.applyAsDouble(all);
        EstimandKind.Scale scale = estimand.kind().scale();
        double squares = 0;
        for (int group = 0; group < CellSums.GROUPS; group++) {
            double difference = scale.of(estimator.applyAsDouble(all.without(cells, group))) - scale.of(value);
            squares += difference * difference;
        }
        double error = Math.sqrt((CellSums.GROUPS - 1.0) / CellSums.GROUPS * squares);
        return new Estimate(value, error);
    }

    private ToDoubleFunction<Cells> estimator(Estimand estimand, boolean causal) {
        int arm = Math.max(0, study.armNumber(estimand.arm()));
        int reference = study.armNumber(estimand.reference());
        boolean everybody = estimand.arm().isEmpty();
        if (estimand.weighted() && !causal) {
            return cells -> weighted(estimand, cells, arm, reference);
        }
        return switch (estimand.kind()) {
            case SHARE -> cells -> PERCENT * mean(cells, arm, everybody);
            case MEAN -> cells -> mean(cells, arm, everybody);
            case QUANTILE ->
                cells -> Estimators.quantile(
                        cells,
                        arm,
                        everybody ? cells.layout().arms() : arm + 1,
                        estimand.quantile(),
                        QuantileBins.WIDTH);
            case RATE -> cells -> PER_100_PERSON_YEARS * mean(cells, arm, everybody);
            case RATE_RATIO ->
                study.assignment() == Assignment.WITHIN_PERSON && !causal
                        ? cells -> cells.of(CellSums.TOTAL, arm) / cells.of(CellSums.TOTAL, reference)
                        : cells -> Estimators.rateRatio(cells, arm, reference);
            case RATE_DIFFERENCE -> cells -> PER_100_PERSON_YEARS * Estimators.difference(cells, arm, reference);
            case HAZARD_RATIO -> cells -> Estimators.hazardRatio(cells, arm, reference);
            case RISK_DIFFERENCE -> cells -> PERCENT * Estimators.difference(cells, arm, reference);
            case RISK_RATIO -> cells -> Estimators.rateRatio(cells, arm, reference);
            case ODDS_RATIO -> cells -> Estimators.oddsRatio(cells, arm, reference);
            case MEAN_DIFFERENCE -> cells -> Estimators.difference(cells, arm, reference);
            case CUMULATIVE_INCIDENCE_DIFFERENCE ->
                cells -> incidence(estimand, cells, arm) - incidence(estimand, cells, reference);
        };
    }

    private static double mean(Cells cells, int arm, boolean everybody) {
        if (!everybody) {
            return Estimators.mean(cells, arm);
        }
        double total = 0;
        double size = 0;
        for (int each = 0; each < cells.layout().arms(); each++) {
            total += cells.of(CellSums.TOTAL, each);
            size += cells.of(CellSums.SIZE, each);
        }
        return total / size;
    }

    private double weighted(Estimand estimand, Cells cells, int arm, int reference) {
        double exposed = Estimators.weightedMean(cells, arm, reference, estimand.adjustFor());
        double other = Estimators.weightedMean(cells, reference, arm, estimand.adjustFor());
        return switch (estimand.kind()) {
            case RATE_RATIO, RISK_RATIO -> exposed / other;
            case ODDS_RATIO -> exposed / (1 - exposed) / (other / (1 - other));
            case RISK_DIFFERENCE -> PERCENT * (exposed - other);
            case RATE_DIFFERENCE -> PER_100_PERSON_YEARS * (exposed - other);
            case MEAN_DIFFERENCE -> exposed - other;
            case SHARE, MEAN, QUANTILE, RATE, HAZARD_RATIO, CUMULATIVE_INCIDENCE_DIFFERENCE ->
                throw new IllegalStateException("no weights for " + estimand.kind());
        };
    }

    private double incidence(Estimand estimand, Cells cells, int arm) {
        double[] years = new double[compiled.followUpSteps()];
        for (int step = 0; step < years.length; step++) {
            int from = study.followUp().fromDay() + step * CompiledStudy.STEP_DAYS;
            years[step] = (Math.min(study.followUp().toDay(), from + CompiledStudy.STEP_DAYS) - from)
                    / Calendar.DAYS_PER_YEAR;
        }
        return Estimators.cumulativeIncidence(cells, arm, estimand.adjustFor(), years);
    }
}

package org.allostat.evaluate;

import java.util.List;
import java.util.stream.Stream;
import org.allostat.evaluate.CostEffectivenessFrontier.Option;
import org.allostat.evaluate.TallyCells.Cell;
import org.allostat.outcomes.Measure;
import org.allostat.outcomes.Valuation;
import org.allostat.study.Pivot;
import org.jspecify.annotations.Nullable;

/**
 * Turns complete tallies into the rows of {@code policy_outcomes}, {@code policy_contrasts} and {@code cost_effectiveness}.
 * What cannot be estimated, a share of nobody or the mean of an empty stratum, has no row. Each draw stands alone, so a
 * caller with many draws may come draw by draw.
 */
public final class OutcomeEstimates {
    private final TallyDesign design;
    private final Standings standings;
    private final TallyCells cells;

    /**
     * @param design what the rows were tallied by
     * @param standings which policies are options
     * @param rows one per cell: sums over all tasks
     */
    public OutcomeEstimates(TallyDesign design, Standings standings, List<TallyRow> rows) {
        this.design = design;
        this.standings = standings;
        this.cells = new TallyCells(rows);
    }

    /** Every measure of every policy in every stratum. */
    public List<PolicyOutcome> policyOutcomes() {
        return asked(design.policies()).parallelStream()
                .flatMap(asked -> outcome(asked.cell(), asked.measure()))
                .toList();
    }

    /** Every measure of every policy but the comparator, against the comparator. */
    public List<PolicyContrast> policyContrasts() {
        return asked(others()).parallelStream()
                .flatMap(asked -> pair(
                        asked,
                        (cell, measure, moments) -> contrast(cell, measure, PairedContrast.of(measure, moments))))
                .toList();
    }

    /**
     * The differences of the same policies and measures, for the table of pivots; one after the other, for each pivot has a
     * task of its own.
     *
     * @param pivot what the rows were simulated with; null where nothing was changed
     */
    List<PivotContrast> pivotContrasts(@Nullable Pivot pivot) {
        String id = PivotContrast.id(pivot);
        return asked(others()).stream()
                .flatMap(asked -> pair(
                        asked,
                        (cell, measure, moments) ->
                                difference(id, pivot, cell, measure, PairedContrast.difference(measure, moments))))
                .toList();
    }

    /**
     * Every policy at every threshold, over all patients.
     *
     * @param thresholdsUsdPerQaly willingness to pay
     * @param valuation how outcomes were valued
     * @param priceYear year of the prices
     */
    public List<CostEffectiveness> costEffectiveness(
            List<Double> thresholdsUsdPerQaly, Valuation valuation, int priceYear) {
        CostEffectivenessRows rows =
                new CostEffectivenessRows(standings, design.comparator(), thresholdsUsdPerQaly, valuation, priceYear);
        return cells.draws().stream()
                .flatMap(draw ->
                        rows
                                .of(
                                        draw,
                                        design.policies().stream()
                                                .map(policy -> option(policy, draw))
                                                .toList())
                                .stream())
                .toList();
    }

    private List<String> others() {
        return design.policies().stream()
                .filter(policy -> !policy.equals(design.comparator()))
                .toList();
    }

    /** What is estimated of policies, in order. Each estimate stands alone, so that all cores can work at them. */
    private List<Asked> asked(List<String> policies) {
        List<Measure> measures = List.of(Measure.values());
        return cells.draws().stream()
                .flatMap(draw -> policies.stream()
                        .flatMap(policy -> design.levels().stream()
                                .flatMap(level ->
                                        measures.stream().map(measure -> new Asked(policy, draw, level, measure)))))
                .filter(asked -> cells.contains(asked.cell()))
                .toList();
    }

    private Stream<PolicyOutcome> outcome(Cell cell, Measure measure) {
        List<StratumMoments> moments = cells.moments(cell);
        return StratifiedEstimate.isDefined(measure, moments)
                ? Stream.of(outcome(cell, measure, StratifiedEstimate.of(measure, moments)))
                : Stream.empty();
    }

    private <R> Stream<R> pair(Asked asked, OfPair<R> estimate) {
        List<StratumMoments> moments = cells.pairedMoments(asked.cell(), design.comparator());
        return PairedContrast.isDefined(asked.measure(), moments)
                ? Stream.of(estimate.of(asked.cell(), asked.measure(), moments))
                : Stream.empty();
    }

    private PolicyOutcome outcome(Cell cell, Measure measure, StratifiedEstimate estimate) {
        return new PolicyOutcome(
                cell.policy(),
                standings.label(cell.policy()),
                cell.draw(),
                cell.stratumVariable(),
                cell.stratum(),
                cell.measure(),
                measure.unit(),
                design.beyondHorizon().label(),
                estimate.estimate(),
                presentIfNumber(estimate.standardError()),
                presentIfNumber(estimate.interval().low()),
                presentIfNumber(estimate.interval().high()),
                cells.patients(cell),
                cells.persons(cell),
                DrawSpread.NONE);
    }

    private PolicyContrast contrast(Cell cell, Measure measure, PairedContrast contrast) {
        return new PolicyContrast(
                cell.policy(),
                standings.label(cell.policy()),
                design.comparator(),
                cell.draw(),
                cell.stratumVariable(),
                cell.stratum(),
                cell.measure(),
                measure.unit(),
                design.beyondHorizon().label(),
                contrast.difference(),
                presentIfNumber(contrast.standardError()),
                presentIfNumber(contrast.interval().low()),
                presentIfNumber(contrast.interval().high()),
                presentIfNumber(contrast.ratio()),
                presentIfNumber(contrast.ratioInterval().low()),
                presentIfNumber(contrast.ratioInterval().high()),
                presentIfNumber(contrast.numberNeededToTreat()),
                presentIfNumber(contrast.numberNeededToTreatInterval().low()),
                presentIfNumber(contrast.numberNeededToTreatInterval().high()),
                presentIfNumber(contrast.varianceReduction()),
                null,
                null,
                Identification.Verdict.NOT_EXAMINED.label(),
                cells.patients(cell),
                cells.persons(cell),
                DrawSpread.NONE,
                null);
    }

    private PivotContrast difference(
            String pivotId, @Nullable Pivot pivot, Cell cell, Measure measure, PairedContrast.Difference less) {
        return new PivotContrast(
                pivotId,
                pivot == null ? null : pivot.parameter(),
                pivot == null ? null : pivot.value(),
                pivot == null ? null : pivot.reason(),
                cell.policy(),
                standings.label(cell.policy()),
                design.comparator(),
                cell.stratumVariable(),
                cell.stratum(),
                cell.measure(),
                measure.unit(),
                design.beyondHorizon().label(),
                less.difference(),
                presentIfNumber(less.standardError()),
                presentIfNumber(less.interval().low()),
                presentIfNumber(less.interval().high()),
                cells.patients(cell),
                cells.persons(cell));
    }

    private Option option(String policy, int draw) {
        return new Option(policy, mean(policy, draw, Measure.COST_USD), mean(policy, draw, Measure.QALYS));
    }

    private double mean(String policy, int draw, Measure measure) {
        Cell cell = Cell.of(policy, draw, ReportedStratum.EVERYBODY, measure);
        return StratifiedEstimate.of(measure, cells.moments(cell)).estimate();
    }

    private static @Nullable Double presentIfNumber(double value) {
        return Double.isFinite(value) ? value : null;
    }

    /** Estimates a measure from a policy's moments beside the comparator's. */
    private interface OfPair<R> {
        R of(Cell cell, Measure measure, List<StratumMoments> moments);
    }

    /** What an estimate is asked of. */
    private record Asked(Cell cell, Measure measure) {
        Asked(String policy, int draw, ReportedStratum level, Measure measure) {
            this(Cell.of(policy, draw, level, measure), measure);
        }
    }
}

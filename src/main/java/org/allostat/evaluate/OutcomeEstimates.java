package org.allostat.evaluate;

import java.util.ArrayList;
import java.util.List;
import org.allostat.evaluate.CostEffectivenessFrontier.Option;
import org.allostat.evaluate.CostEffectivenessFrontier.Position;
import org.allostat.evaluate.TallyCells.Cell;
import org.allostat.outcomes.Measure;
import org.jspecify.annotations.Nullable;

/**
 * Turns complete tallies into the rows of {@code policy_outcomes}, {@code policy_contrasts} and {@code cost_effectiveness}.
 * What cannot be estimated, a share of nobody or the mean of an empty stratum, has no row. Each draw stands alone, so a
 * caller with many draws may come draw by draw.
 */
public final class OutcomeEstimates {
    private final TallyDesign design;
    private final TallyCells cells;

    /**
     * @param design what the rows were tallied by
     * @param rows one per cell: sums over all tasks
     */
    public OutcomeEstimates(TallyDesign design, List<TallyRow> rows) {
        this.design = design;
        this.cells = new TallyCells(rows);
    }

    /** Every measure of every policy in every stratum. */
    public List<PolicyOutcome> policyOutcomes() {
        List<PolicyOutcome> outcomes = new ArrayList<>();
        forEachCell(design.policies(), (cell, measure) -> {
            List<StratumMoments> moments = cells.moments(cell);
            if (StratifiedEstimate.isDefined(measure, moments)) {
                outcomes.add(outcome(cell, measure, StratifiedEstimate.of(measure, moments)));
            }
        });
        return outcomes;
    }

    /** Every measure of every policy but the comparator, against the comparator. */
    public List<PolicyContrast> policyContrasts() {
        List<PolicyContrast> contrasts = new ArrayList<>();
        List<String> others = design.policies().stream()
                .filter(policy -> !policy.equals(design.comparator()))
                .toList();
        forEachCell(others, (cell, measure) -> {
            List<StratumMoments> moments = cells.pairedMoments(cell, design.comparator());
            if (PairedContrast.isDefined(measure, moments)) {
                contrasts.add(contrast(cell, measure, PairedContrast.of(measure, moments)));
            }
        });
        return contrasts;
    }

    /**
     * Every policy at every threshold, over all patients.
     *
     * @param thresholdsUsdPerQaly willingness to pay
     * @param perspective whose costs {@code cost_usd} counts
     * @param priceYear year of the prices
     */
    public List<CostEffectiveness> costEffectiveness(
            List<Double> thresholdsUsdPerQaly, String perspective, int priceYear) {
        List<CostEffectiveness> rows = new ArrayList<>();
        for (int draw : cells.draws()) {
            List<Option> options = design.policies().stream()
                    .map(policy -> option(policy, draw))
                    .toList();
            Option comparator = options.get(design.comparatorIndex());
            for (Position position : CostEffectivenessFrontier.positions(options)) {
                for (double threshold : thresholdsUsdPerQaly) {
                    rows.add(costEffectiveness(
                            new Assessment(draw, perspective, priceYear, threshold), position, comparator));
                }
            }
        }
        return rows;
    }

    private void forEachCell(List<String> policies, CellVisitor visitor) {
        for (int draw : cells.draws()) {
            for (String policy : policies) {
                for (ReportedStratum level : design.levels()) {
                    for (Measure measure : Measure.values()) {
                        Cell cell = Cell.of(policy, draw, level, measure);
                        if (cells.contains(cell)) {
                            visitor.visit(cell, measure);
                        }
                    }
                }
            }
        }
    }

    private PolicyOutcome outcome(Cell cell, Measure measure, StratifiedEstimate estimate) {
        return new PolicyOutcome(
                cell.policy(),
                cell.draw(),
                cell.stratumVariable(),
                cell.stratum(),
                cell.measure(),
                measure.unit(),
                estimate.estimate(),
                presentIfNumber(estimate.standardError()),
                presentIfNumber(estimate.interval().low()),
                presentIfNumber(estimate.interval().high()),
                cells.patients(cell),
                cells.persons(cell));
    }

    private PolicyContrast contrast(Cell cell, Measure measure, PairedContrast contrast) {
        return new PolicyContrast(
                cell.policy(),
                design.comparator(),
                cell.draw(),
                cell.stratumVariable(),
                cell.stratum(),
                cell.measure(),
                measure.unit(),
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

    private static CostEffectiveness costEffectiveness(Assessment assessment, Position position, Option comparator) {
        Option option = position.option();
        Option nextBest = position.nextBest();
        return new CostEffectiveness(
                option.policy(),
                assessment.draw,
                assessment.perspective,
                assessment.priceYear,
                assessment.thresholdUsdPerQaly,
                option.costUsd(),
                option.qalys(),
                nextBest == null ? null : nextBest.policy(),
                nextBest == null ? null : option.incrementalCostUsd(nextBest),
                nextBest == null ? null : option.incrementalQalys(nextBest),
                nextBest == null ? null : presentIfNumber(option.icer(nextBest)),
                position.dominance().label(),
                CostEffectivenessFrontier.netMonetaryBenefitUsd(option, assessment.thresholdUsdPerQaly),
                comparator.policy(),
                option.incrementalCostUsd(comparator),
                option.incrementalQalys(comparator),
                presentIfNumber(option.icer(comparator)));
    }

    private static @Nullable Double presentIfNumber(double value) {
        return Double.isFinite(value) ? value : null;
    }

    /** What is done with each cell. */
    private interface CellVisitor {
        void visit(Cell cell, Measure measure);
    }

    private record Assessment(int draw, String perspective, int priceYear, double thresholdUsdPerQaly) {}
}

package org.allostat.evaluate;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.allostat.outcomes.ExactSums;
import org.allostat.run.RunFolder;
import org.allostat.simulate.Countries;
import org.allostat.simulate.CountryStage;
import org.allostat.study.Study;
import org.allostat.table.OneOf;
import org.allostat.table.Table;
import org.allostat.table.TableSchema;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * The years of every draw besides draw 0, of its whole cohort, made where the parts of a draw's tally meet, one draw after the other.
 *
 * @param countries the draws
 * @param frame what is tallied by
 * @param years years that policies run
 * @param standings which policies are options
 * @param outcomes columns of {@code yearly_outcomes}
 * @param budgets columns of {@code budget_impact}
 * @param sensitivity columns of {@code discounting_sensitivity}
 */
public record YearsOfDraws(
        Countries countries,
        TallyFrame frame,
        int years,
        Standings standings,
        Table<YearlyOutcome> outcomes,
        Table<BudgetImpact> budgets,
        Table<DiscountingSensitivity> sensitivity)
        implements CountryStage.Observed, MapPartitionsFunction<Row, Row> {
    private static final String PREFIX = "draw_";
    /** Under which names the years of draws are kept. */
    public static final Set<String> NAMES = Set.of(
            PREFIX + YearlyObserver.YEARLY_OUTCOMES,
            PREFIX + YearlyObserver.BUDGET_IMPACT,
            PREFIX + YearlyObserver.DISCOUNTING_SENSITIVITY);

    /** Of a study's draws. */
    public static YearsOfDraws of(Study study, Countries countries) {
        return new YearsOfDraws(
                countries,
                TallyFrame.of(study),
                study.years(),
                Standings.of(study),
                Table.of(YearlyObserver.YEARLY_OUTCOMES, YearlyOutcome.class),
                Table.of(YearlyObserver.BUDGET_IMPACT, BudgetImpact.class),
                Table.of(YearlyObserver.DISCOUNTING_SENSITIVITY, DiscountingSensitivity.class));
    }

    /**
     * What is kept of the draws in a run's folder; none where the study has no draws.
     *
     * @param table whose rows are meant
     */
    static List<Dataset<Row>> kept(RunFolder folder, String table) {
        String name = PREFIX + table;
        return folder.keptRows().has(name)
                ? List.of(folder.keptRows().read(name, TableSchema.of(table).structType()))
                : List.of();
    }

    @Override
    public Set<String> names() {
        return NAMES;
    }

    @Override
    public Dataset<Row> totals(Dataset<Row> parts) {
        return parts.repartition(countries.draws(), functions.col("draw"))
                .sortWithinPartitions("draw")
                .mapPartitions(this, Encoders.row(kinds().type()));
    }

    @Override
    public Map<String, Dataset<Row>> byName(Dataset<Row> totals) {
        return Map.of(
                PREFIX + YearlyObserver.YEARLY_OUTCOMES, kinds().only(totals, 0),
                PREFIX + YearlyObserver.BUDGET_IMPACT, kinds().only(totals, 1),
                PREFIX + YearlyObserver.DISCOUNTING_SENSITIVITY, kinds().only(totals, 2));
    }

    private OneOf kinds() {
        return new OneOf(List.of(outcomes.schema(), budgets.schema(), sensitivity.schema()));
    }

    @Override
    public Iterator<Row> call(Iterator<Row> parts) {
        return new DrawByDraw(parts, this::estimates);
    }

    private List<Row> estimates(int draw, Iterator<Row> parts) {
        YearlyDesign design = new YearlyDesign(
                frame.design(countries.universe(countries.model(draw)).strata()),
                years,
                countries.parameters().centre().tables().payers());
        YearlyTally tally = new YearlyTally(design);
        parts.forEachRemaining(part -> tally.add(part.getInt(1), ExactSums.ofBytes((byte[]) part.get(2))));
        YearlyEstimates estimates = new YearlyEstimates(design, standings, tally);
        List<Row> made = new ArrayList<>();
        for (YearlyOutcome each : estimates.yearlyOutcomesOfEverybody(draw)) {
            made.add(kinds().row(0, outcomes.toRow(each)));
        }
        for (BudgetImpact each : estimates.budgetImpacts(draw)) {
            made.add(kinds().row(1, budgets.toRow(each)));
        }
        for (DiscountingSensitivity each : estimates.discountingSensitivity(draw)) {
            made.add(kinds().row(2, sensitivity.toRow(each)));
        }
        return made;
    }
}

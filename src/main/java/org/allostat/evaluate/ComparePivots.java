package org.allostat.evaluate;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.allostat.simulate.SimulateStage;
import org.allostat.study.Pivot;
import org.allostat.table.Table;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * The rows of {@code pivot_contrasts} from parts of tallies that hold all of draw 0 or of a pivot. They are made where the
 * parts meet, so that no pivot's sums, a row for each design stratum, need be sorted, written and read again.
 *
 * @param design what is tallied by
 * @param standings which policies are options
 * @param pivots the study's pivots, in order
 * @param inCohort number of cohort patients by design stratum, for whom those who meet the pivots stand
 * @param table the table
 */
record ComparePivots(
        TallyDesign design,
        Standings standings,
        List<Pivot> pivots,
        Map<String, Long> inCohort,
        Table<PivotContrast> table)
        implements MapPartitionsFunction<Row, Row> {
    ComparePivots {
        pivots = List.copyOf(pivots);
        inCohort = Map.copyOf(inCohort);
    }

    @Override
    public Iterator<Row> call(Iterator<Row> parts) {
        OutcomeTally tally = TallyObserver.merged(design, parts);
        return tally.draws().stream()
                .flatMap(draw -> contrasts(tally, draw).stream())
                .map(table::toRow)
                .iterator();
    }

    private List<PivotContrast> contrasts(OutcomeTally tally, int draw) {
        List<TallyRow> rows = new ArrayList<>();
        tally.forEachRow(draw, rows::add);
        Pivot pivot = pivot(draw);
        List<TallyRow> ofCohort = pivot == null ? rows : new PivotTallies(inCohort).reweighted(rows);
        return new OutcomeEstimates(design, standings, ofCohort).pivotContrasts(pivot);
    }

    /** The pivot whose number in place of a draw's this is; null for draw 0. */
    private @Nullable Pivot pivot(int draw) {
        for (int number = 0; number < pivots.size(); number++) {
            if (SimulateStage.drawOfPivot(number) == draw) {
                return pivots.get(number);
            }
        }
        if (draw != 0) {
            throw new IllegalArgumentException("no pivot has the number " + draw);
        }
        return null;
    }
}

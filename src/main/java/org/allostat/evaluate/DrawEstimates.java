package org.allostat.evaluate;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.allostat.simulate.Countries;
import org.allostat.simulate.CountryStage;
import org.allostat.study.Study;
import org.allostat.table.OneOf;
import org.allostat.table.Table;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * The estimates and contrasts of every draw besides draw 0, made where the parts of a draw's tally meet, one draw after the other.
 *
 * @param countries the draws
 * @param frame what is tallied by
 * @param standings which policies are options
 * @param outcomes columns of {@code policy_outcomes}
 * @param contrasts columns of {@code policy_contrasts}
 * @param prefix of the names under which they are kept
 */
public record DrawEstimates(
        Countries countries,
        TallyFrame frame,
        Standings standings,
        Table<PolicyOutcome> outcomes,
        Table<PolicyContrast> contrasts,
        String prefix)
        implements CountryStage.Observed, MapPartitionsFunction<Row, Row> {
    static final String OUTCOMES = "draw_outcomes";
    static final String CONTRASTS = "draw_contrasts";
    /** Under which names the estimates of draws are kept. */
    public static final Set<String> NAMES = Set.of(OUTCOMES, CONTRASTS);
    /** Under which names those of structures are. */
    public static final Set<String> OF_STRUCTURES =
            Set.of(EvaluateStructures.PREFIX + OUTCOMES, EvaluateStructures.PREFIX + CONTRASTS);

    /** Of a study's draws. */
    public static DrawEstimates of(Study study, Countries countries) {
        return of(study, countries, "");
    }

    /** Of other countries than draws. */
    static DrawEstimates of(Study study, Countries countries, String prefix) {
        return new DrawEstimates(
                countries,
                TallyFrame.of(study),
                Standings.of(study),
                Table.of(EvaluateStage.POLICY_OUTCOMES, PolicyOutcome.class),
                Table.of(EvaluateStage.POLICY_CONTRASTS, PolicyContrast.class),
                prefix);
    }

    @Override
    public Set<String> names() {
        return Set.of(prefix + OUTCOMES, prefix + CONTRASTS);
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
                prefix + OUTCOMES, kinds().only(totals, 0),
                prefix + CONTRASTS, kinds().only(totals, 1));
    }

    private OneOf kinds() {
        return new OneOf(List.of(outcomes.schema(), contrasts.schema()));
    }

    @Override
    public Iterator<Row> call(Iterator<Row> parts) {
        return new DrawByDraw(parts, this::estimates);
    }

    private List<Row> estimates(int draw, Iterator<Row> parts) {
        TallyDesign design =
                frame.design(countries.universe(countries.model(draw)).strata());
        List<TallyRow> rows = new ArrayList<>();
        TallyObserver.merged(design, parts).forEachRow(rows::add);
        OutcomeEstimates estimates = new OutcomeEstimates(design, standings, rows);
        List<Row> made = new ArrayList<>();
        for (PolicyOutcome each : estimates.policyOutcomes()) {
            made.add(kinds().row(0, outcomes.toRow(each)));
        }
        for (PolicyContrast each : estimates.policyContrasts()) {
            made.add(kinds().row(1, contrasts.toRow(each)));
        }
        return made;
    }
}

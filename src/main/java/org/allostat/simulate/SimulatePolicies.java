package org.allostat.simulate;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.allostat.evidence.Registry;
import org.allostat.outcomes.PatientOutcome;
import org.allostat.outcomes.PolicyOutcomes;
import org.allostat.outcomes.Valuation;
import org.allostat.policy.Policy;
import org.allostat.population.CohortPatient;
import org.allostat.population.Model;
import org.allostat.population.history.LongTermStayers;
import org.allostat.population.universe.Progress;
import org.allostat.random.RandomStreams;
import org.allostat.table.OneOf;
import org.allostat.table.Table;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Every policy, in draw 0 and under the pivots, over the patients of a partition, block by block. A row it gives is one of
 * three: a patient's outcome with the policies that led to it, a cell of the monthly tally, or a row of the observer; the
 * last two come at the end.
 *
 * @param registry the parameter set of draw 0
 * @param seed seed of every random stream
 * @param policies what to follow, in the study's order
 * @param years years that policies run
 * @param pivots who is replayed with which parameter changed; only observers hear of it
 * @param valuation how outcomes are valued
 * @param queues whose turn comes when
 * @param patients the cohort table
 * @param outcomes the outcome table
 * @param observers takes each patient's outcomes under all policies
 * @param rowTypes the three kinds of rows, in the order of {@link #kinds}
 * @param progress takes what is done
 */
record SimulatePolicies(
        Registry registry,
        long seed,
        List<Policy> policies,
        int years,
        PivotSample pivots,
        Valuation valuation,
        WaitingLists queues,
        Table<CohortPatient> patients,
        Table<PatientOutcome> outcomes,
        PatientObserver.Factory observers,
        OneOf rowTypes,
        Progress progress)
        implements MapPartitionsFunction<Row, Row> {
    /** Patients in step at a time. */
    static final int BLOCK = 256;

    static final int OUTCOME = 0;
    static final int MONTH = 1;
    static final int OBSERVED = 2;

    /** The rows that come of a simulation: an outcome with the policies that led to it, a month, and what observers gathered. */
    static OneOf kinds(Table<PatientOutcome> outcomes, PatientObserver.Factory observers) {
        StructType outcome = new StructType()
                .add("patient", outcomes.schema(), false)
                .add("policies", DataTypes.createArrayType(DataTypes.StringType, false), false);
        return new OneOf(List.of(outcome, MonthlyRows.type(), observers.rowType()));
    }

    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
        return new Simulation(rows);
    }

    /** Rows made block by block, so that a partition is never held in memory. */
    private final class Simulation implements Iterator<Row> {
        private final Iterator<Row> rows;
        private final PolicyReplay replay;
        private final MonthlyTally months;
        private final RandomStreams random = new RandomStreams(seed);
        private final List<PivotReplay> pivotReplays = new ArrayList<>();
        /** Patients who have yet to meet the pivots, fewer than a block. */
        private final List<CohortPatient> waiting = new ArrayList<>();

        private final PatientObserver observer = observers.create();
        private Iterator<Row> ready = List.<Row>of().iterator();
        private boolean monthsGiven;
        private boolean ended;

        Simulation(Iterator<Row> rows) {
            this.rows = rows;
            Follow follow = new Follow(years, valuation, BLOCK, queues);
            Model model = new Model(registry, seed);
            Horizon horizon = follow.horizon(model);
            replay = new PolicyReplay(model, 0, policies, horizon, valuation, BLOCK, queues);
            months = new MonthlyTally(policies.size(), horizon.periods());
            LongTermStayers stayers = new LongTermStayers(model);
            for (int pivot = 0; pivot < pivots.pivots().size(); pivot++) {
                pivotReplays.add(
                        new PivotReplay(registry, seed, stayers, pivots.pivots().get(pivot), pivot, policies, follow));
            }
        }

        @Override
        public boolean hasNext() {
            while (!ready.hasNext() && !ended) {
                if (rows.hasNext()) {
                    ready = simulate(nextBlock()).iterator();
                } else if (!monthsGiven) {
                    meetPivots();
                    ready = monthRows();
                    monthsGiven = true;
                } else {
                    ready = mapped(observer.rows(), row -> rowTypes.row(OBSERVED, row));
                    ended = true;
                }
            }
            return ready.hasNext();
        }

        @Override
        public Row next() {
            return ready.next();
        }

        private List<CohortPatient> nextBlock() {
            List<CohortPatient> block = new ArrayList<>(BLOCK);
            while (block.size() < BLOCK && rows.hasNext()) {
                block.add(patients.fromRow(rows.next()));
            }
            return block;
        }

        private List<Row> simulate(List<CohortPatient> block) {
            List<Row> made = new ArrayList<>();
            long daysBefore = replay.days();
            List<PolicyOutcomes> all = replay.run(block, months);
            progress.done(0, replay.days() - daysBefore);
            for (int i = 0; i < block.size(); i++) {
                observer.observe(block.get(i), all.get(i));
                addRows(all.get(i), made);
            }
            for (CohortPatient patient : block) {
                if (pivots.holds(patient.patientId(), random)) {
                    waiting.add(patient);
                } else {
                    progress.done(1, 0);
                }
                if (waiting.size() == BLOCK) {
                    meetPivots();
                }
            }
            return made;
        }

        /** A block at a time, for the kernel is fastest with full lanes. Only then are these patients done. */
        private void meetPivots() {
            if (waiting.isEmpty()) {
                return;
            }
            for (PivotReplay pivot : pivotReplays) {
                long daysBefore = pivot.days();
                List<PolicyOutcomes> all = pivot.run(waiting);
                progress.done(0, pivot.days() - daysBefore);
                for (int i = 0; i < waiting.size(); i++) {
                    observer.observe(waiting.get(i), all.get(i));
                }
            }
            progress.done(waiting.size(), 0);
            waiting.clear();
        }

        /** A row for each outcome that differs, with the ids of the policies that led to it. */
        private void addRows(PolicyOutcomes all, List<Row> made) {
            for (int place = 0; place < all.distinct().size(); place++) {
                List<String> ids = new ArrayList<>();
                for (int policy = 0; policy < all.policies(); policy++) {
                    if (all.placeOf(policy) == place) {
                        ids.add(policies.get(policy).id());
                    }
                }
                Row row = outcomes.toRow(all.distinct().get(place));
                made.add(rowTypes.row(OUTCOME, RowFactory.create(row, ids.toArray(String[]::new))));
            }
        }

        private Iterator<Row> monthRows() {
            List<Row> made = new ArrayList<>();
            for (int p = 0; p < policies.size(); p++) {
                for (MonthlySums cell : months.cells(p, policies.get(p).id(), 0)) {
                    made.add(rowTypes.row(MONTH, MonthlyRows.row(cell)));
                }
            }
            return made.iterator();
        }

        private static Iterator<Row> mapped(Iterator<Row> source, Function<Row, Row> function) {
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return source.hasNext();
                }

                @Override
                public @Nullable Row next() {
                    return function.apply(source.next());
                }
            };
        }
    }
}

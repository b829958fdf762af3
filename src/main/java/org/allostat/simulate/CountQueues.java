package org.allostat.simulate;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.allostat.evidence.Registry;
import org.allostat.policy.Policy;
import org.allostat.population.CohortPatient;
import org.allostat.population.Model;
import org.allostat.population.universe.Progress;
import org.allostat.table.Table;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * A pass over the patients of a partition, in which nothing is kept but who is in which queue: rows of {@link #ROW}.
 *
 * @param registry the parameter set of draw 0
 * @param seed seed of every random stream
 * @param policies those with a limited offer, and what is followed before them
 * @param follow how patients are followed, with the turns of this pass
 * @param patients the cohort table
 * @param progress takes what is done
 */
record CountQueues(
        Registry registry,
        long seed,
        List<Policy> policies,
        Follow follow,
        Table<CohortPatient> patients,
        Progress progress)
        implements MapPartitionsFunction<Row, Row> {
    static final String DRAW = "draw";
    static final String QUEUE = "queue";
    static final String JOINED = "joined";
    static final String VISIT = "visit";
    /** Names of the sums, in the order of the fields of {@link QueueCounts}. */
    static final List<String> SUMS = List.of("present", "started", "places", "patients");

    /** A row: which queue, the visit of joining, a later visit, and the sums. */
    static final StructType ROW = rowType();

    private static StructType rowType() {
        StructType type = new StructType();
        for (String key : List.of(DRAW, QUEUE, JOINED, VISIT)) {
            type = type.add(key, DataTypes.IntegerType, false);
        }
        for (String sum : SUMS) {
            type = type.add(sum, DataTypes.LongType, false);
        }
        return type;
    }

    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
        Count count = new Count(0, new Model(registry, seed));
        while (rows.hasNext()) {
            List<CohortPatient> block = new ArrayList<>();
            while (block.size() < follow.block() && rows.hasNext()) {
                block.add(patients.fromRow(rows.next()));
            }
            count.add(block);
        }
        return count.rows().iterator();
    }

    /** One draw's patients, counted block by block. */
    private final class Count {
        private final int draw;
        private final PolicyReplay replay;
        private final QueueTally tally;

        Count(int draw, Model model) {
            this.draw = draw;
            Horizon horizon = follow.horizon(model);
            replay = new PolicyReplay(
                    model, draw, policies, horizon, follow.valuation(), follow.block(), follow.queues());
            tally = new QueueTally(policies, LimitedOffer.of(policies), horizon.periods());
        }

        void add(List<CohortPatient> block) {
            long daysBefore = replay.days();
            replay.run(block, tally);
            progress.done(0, replay.days() - daysBefore);
        }

        List<Row> rows() {
            List<Row> counted = new ArrayList<>();
            List<QueueCounts> queues = tally.counts();
            for (int queue = 0; queue < queues.size(); queue++) {
                addRows(draw, queue, queues.get(queue), counted);
            }
            return counted;
        }
    }

    /** The same pass over countries: a task is a part of one. */
    record OfCountries(CountQueues counting, Countries countries) implements MapPartitionsFunction<Long, Row> {
        @Override
        public Iterator<Row> call(Iterator<Long> tasks) {
            List<Row> counted = new ArrayList<>();
            while (tasks.hasNext()) {
                long task = tasks.next();
                int draw = countries.draw(task);
                Model model = countries.model(draw);
                Count count = counting.new Count(draw, model);
                countries.forEachBlock(task, model, counting.follow.block(), Progress.NONE, count::add);
                counted.addAll(count.rows());
            }
            return counted.iterator();
        }
    }

    private static void addRows(int draw, int queue, QueueCounts counts, List<Row> rows) {
        for (int joined = 0; joined < counts.visits(); joined++) {
            for (int visit = joined; visit < counts.visits(); visit++) {
                long present = counts.sum(joined, visit, QueueCounts.PRESENT);
                long places = counts.sum(joined, visit, QueueCounts.PLACES);
                if (present > 0 || places > 0) {
                    rows.add(RowFactory.create(
                            draw,
                            queue,
                            joined,
                            visit,
                            present,
                            counts.sum(joined, visit, QueueCounts.STARTED),
                            places,
                            counts.sum(joined, visit, QueueCounts.PATIENTS)));
                }
            }
        }
    }
}

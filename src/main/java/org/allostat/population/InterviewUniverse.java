package org.allostat.population;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.allostat.evidence.Registry;
import org.allostat.table.Table;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Interviews the people of some chunks of the universe. Gives a row per cohort patient and, at the end of the partition,
 * rows of the tally; each row has one of two structs. Nobody else leaves the task.
 *
 * @param registry the parameter set
 * @param seed seed of every random stream
 * @param design the universe
 * @param patients the cohort table
 * @param progress takes what is done
 */
record InterviewUniverse(
        Registry registry, long seed, UniverseDesign design, Table<CohortPatient> patients, Progress progress)
        implements MapPartitionsFunction<Long, Row> {

    @Override
    public Iterator<Row> call(Iterator<Long> chunks) {
        return new Rows(chunks, new ExposureHistory(new Model(registry, seed)));
    }

    private final class Rows extends ChunkRows {
        private final ExposureHistory history;
        private final UniverseTally tally = new UniverseTally();

        Rows(Iterator<Long> chunks, ExposureHistory history) {
            super(chunks);
            this.history = history;
        }

        @Override
        protected List<Row> rowsOf(long chunk) {
            long[] ids = design.chunk(chunk);
            List<Row> rows = new ArrayList<>();
            double weight = design.of(ExposureType.ofPerson(ids[0])).weight();
            for (Interview interview : history.interviews(ids[0], ids[1])) {
                tally.add(interview);
                if (interview.inCohort()) {
                    rows.add(RowFactory.create(patients.toRow(interview.patient(weight)), null));
                }
            }
            progress.done(ids[1] - ids[0], history.days());
            return rows;
        }

        @Override
        protected List<Row> tallyRows() {
            return tally.counts().stream()
                    .map(count -> RowFactory.create(
                            null, RowFactory.create(count.exposureType(), count.measure(), count.bin(), count.count())))
                    .toList();
        }
    }
}

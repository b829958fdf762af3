package org.allostat.population.universe;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.allostat.evidence.Registry;
import org.allostat.population.ExposureType;
import org.allostat.population.Interview;
import org.allostat.population.Model;
import org.allostat.population.history.ExposureHistory;
import org.allostat.table.OneOf;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;

/**
 * Interviews the people of some chunks of the universe before everybody who listens. Each row is of one listener, in the
 * order of {@code observers}; what a listener gathers over people comes at the end of the partition.
 *
 * @param registry the parameter set
 * @param seed seed of every random stream
 * @param design the universe
 * @param observers who listens
 * @param rowTypes the rows of all who listen
 * @param progress takes what is done
 */
record InterviewUniverse(
        Registry registry,
        long seed,
        UniverseDesign design,
        List<InterviewObserver.Factory> observers,
        OneOf rowTypes,
        Progress progress)
        implements MapPartitionsFunction<Long, Row> {
    InterviewUniverse {
        observers = List.copyOf(observers);
    }

    @Override
    public Iterator<Row> call(Iterator<Long> chunks) {
        return new Rows(chunks);
    }

    /** Rows made chunk by chunk, so that a partition is never held in memory. */
    private final class Rows implements Iterator<Row> {
        private final Iterator<Long> chunks;
        private final ExposureHistory history;
        private final List<InterviewObserver> listeners;
        private Iterator<Row> ready = List.<Row>of().iterator();
        private boolean ended;

        Rows(Iterator<Long> chunks) {
            this.chunks = chunks;
            Model model = new Model(registry, seed);
            history = new ExposureHistory(model);
            listeners = observers.stream().map(factory -> factory.create(model)).toList();
        }

        @Override
        public boolean hasNext() {
            while (!ready.hasNext() && !ended) {
                if (chunks.hasNext()) {
                    ready = heardOf(chunks.next()).iterator();
                } else {
                    ready = gathered().iterator();
                    ended = true;
                }
            }
            return ready.hasNext();
        }

        @Override
        public Row next() {
            if (!hasNext()) {
                throw new NoSuchElementException("no rows left");
            }
            return ready.next();
        }

        private List<Row> heardOf(long chunk) {
            long[] ids = design.chunk(chunk);
            double adults = design.of(ExposureType.ofPerson(ids[0])).weight();
            List<Interview> interviews = history.answers(ids[0], ids[1]);
            List<Row> rows = new ArrayList<>();
            for (int i = 0; i < listeners.size(); i++) {
                int kind = i;
                InterviewObserver listener = listeners.get(i);
                for (Interview interview : interviews) {
                    listener.observe(interview, adults, row -> rows.add(rowTypes.row(kind, row)));
                }
            }
            progress.done(ids[1] - ids[0], history.days());
            progress.known(ExposureType.ofPerson(ids[0]), ids[1] - ids[0], history.notFollowed());
            return rows;
        }

        private List<Row> gathered() {
            List<Row> rows = new ArrayList<>();
            for (int i = 0; i < listeners.size(); i++) {
                for (Row row : listeners.get(i).rows()) {
                    rows.add(rowTypes.row(i, row));
                }
            }
            return rows;
        }
    }
}

package org.allostat.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.allostat.population.Interview;
import org.allostat.population.Model;
import org.allostat.population.universe.InterviewObserver;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Counts everybody of the universe: by all that the survey's estimates ask, in total and in each further domain, and how
 * opioids are used. Only counts leave the task.
 */
public final class CensusObserver implements InterviewObserver {
    /** Where counts of how opioids are used stand instead of those of a domain. */
    private static final int EXPOSURE = -1;

    private static final StructType TYPE = new StructType()
            .add("part", DataTypes.IntegerType, false)
            .add("place", DataTypes.IntegerType, false)
            .add("people", DataTypes.LongType, false);

    private final List<DomainVariable> by;
    /** Shape [domains, all first][cells]. */
    private final long[][] cells;

    private final ExposureTally exposure = new ExposureTally();

    CensusObserver(List<DomainVariable> by) {
        this.by = by;
        cells = new long[1 + DomainVariable.domains(by).size()][InterviewCell.COUNT];
    }

    @Override
    public void observe(Interview interview, double adults, Consumer<Row> rows) {
        count(interview);
    }

    /** Counts one person. */
    void count(Interview interview) {
        int cell = InterviewCell.of(interview).code();
        cells[0][cell]++;
        int first = 1;
        for (DomainVariable variable : by) {
            cells[first + variable.indexOf(interview)][cell]++;
            first += variable.domains().size();
        }
        exposure.add(interview);
    }

    /** What was counted so far. */
    Counts counted() {
        return new Counts(List.of(cells), exposure);
    }

    @Override
    public List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (int domain = 0; domain < cells.length; domain++) {
            addCounts(domain, cells[domain], rows);
        }
        addCounts(EXPOSURE, exposure.counts(), rows);
        return rows;
    }

    private static void addCounts(int part, long[] counts, List<Row> rows) {
        for (int place = 0; place < counts.length; place++) {
            if (counts[place] != 0) {
                rows.add(RowFactory.create(part, place, counts[place]));
            }
        }
    }

    /**
     * Makes an observer in each task, and a census of what they counted.
     *
     * @param by what to count by besides age and sex
     */
    public record InTask(List<DomainVariable> by) implements Factory {
        public InTask {
            by = List.copyOf(by);
        }

        @Override
        public StructType rowType() {
            return TYPE;
        }

        @Override
        public InterviewObserver create(Model model) {
            return new CensusObserver(by);
        }

        /** The counts of all tasks added up: of each part by place. */
        Counts total(Dataset<Row> rows) {
            long[][] cells = new long[1 + DomainVariable.domains(by).size()][InterviewCell.COUNT];
            long[] exposure = new long[ExposureTally.SIZE];
            for (Row row :
                    rows.groupBy("part", "place").agg(functions.sum("people")).collectAsList()) {
                long[] counts = row.getInt(0) == EXPOSURE ? exposure : cells[row.getInt(0)];
                counts[row.getInt(1)] = row.getLong(2);
            }
            return new Counts(List.of(cells), new ExposureTally(exposure));
        }
    }

    /**
     * Everybody, counted.
     *
     * @param cells people by {@link InterviewCell#code()}: first all, then those of each further domain in order
     * @param exposure how opioids are used
     */
    record Counts(List<long[]> cells, ExposureTally exposure) {
        Counts {
            cells = List.copyOf(cells);
        }
    }
}

package org.allostat.population.universe;

import java.io.Serializable;
import java.util.List;
import java.util.function.Consumer;
import org.allostat.population.Interview;
import org.allostat.population.Model;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** Hears every interview of the universe while the person is in memory; one per task. */
public interface InterviewObserver {
    /**
     * One person.
     *
     * @param interview what was found
     * @param adults US adults for whom the person stands
     * @param rows takes what is to be kept of this person alone, rows of {@link Factory#rowType}
     */
    void observe(Interview interview, double adults, Consumer<Row> rows);

    /** What was gathered over people, as rows of {@link Factory#rowType}; called once, at the end of the task. */
    List<Row> rows();

    /** Makes an observer in each task. */
    interface Factory extends Serializable {
        /** Type of the rows that observers give. */
        StructType rowType();

        /** A new observer of people whom this model makes. */
        InterviewObserver create(Model model);
    }
}

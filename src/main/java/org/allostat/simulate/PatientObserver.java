package org.allostat.simulate;

import java.io.Serializable;
import java.util.Iterator;
import org.allostat.outcomes.PolicyOutcomes;
import org.allostat.population.CohortPatient;
import org.allostat.population.universe.UniverseDesign;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * Takes each patient's outcomes under all policies while they are in memory, so that contrasts of the same person need no
 * shuffle; one per task.
 */
public interface PatientObserver {
    /**
     * One patient in one draw.
     *
     * @param patient who
     * @param outcomes under each policy, numbered in the study's order
     */
    void observe(CohortPatient patient, PolicyOutcomes outcomes);

    /** What was gathered, as rows of {@link Factory#rowType}; called once, at the end of the task. */
    Iterator<Row> rows();

    /** Makes an observer for a part of a country. */
    interface OfCountries extends Serializable {
        /** Type of the rows that observers give. */
        StructType rowType();

        /**
         * A new observer.
         *
         * @param universe how many adults of the country each person stands for
         */
        PatientObserver create(UniverseDesign universe);
    }

    /** Makes an observer in each task. */
    interface Factory extends Serializable {
        /** Type of the rows that observers give. */
        StructType rowType();

        /** A new observer. */
        PatientObserver create();
    }
}

package org.allostat.jobs;

import org.allostat.study.Study;
import org.apache.spark.sql.SparkSession;

/** Into how many tasks people are cut; no result depends on it. */
final class TaskCount {
    /** People of the universe that a task interviews at most. */
    static final int PEOPLE = 250_000;
    /** Patients that a task simulates at most. */
    static final int PATIENTS = 50_000;

    /** People whom a task interviews and, those of the cohort, simulates, at most. */
    static final int PEOPLE_OF_DRAWS = 50_000;

    /** People whom a core interviews in a part of a stage: some ten seconds, which are lost at most where the driver is. */
    static final long PEOPLE_OF_PART = 2_000_000;

    /** Patients whom a core simulates in a part of a stage, and people of countries. */
    static final long PATIENTS_OF_PART = 50_000;

    private static final int TASKS_PER_CORE = 2;

    private TaskCount() {}

    /** In how many parts, one after the other, people are taken, so that little is lost where the driver is. */
    static int parts(SparkSession spark, long people, long ofPart) {
        long together = ofPart * spark.sparkContext().defaultParallelism();
        return (int) Math.max(1, (people + together - 1) / together);
    }

    /** What the study asks for, or else enough for every core and no more than so many people in each. */
    static int of(Study study, SparkSession spark, long people, int perTask) {
        if (study.partitions() > 0) {
            return study.partitions();
        }
        long least = (long) TASKS_PER_CORE * spark.sparkContext().defaultParallelism();
        return (int) Math.max(least, (people + perTask - 1) / perTask);
    }
}

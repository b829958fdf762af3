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

    private static final int TASKS_PER_CORE = 2;

    private TaskCount() {}

    /** What the study asks for, or else enough for every core and no more than so many people in each. */
    static int of(Study study, SparkSession spark, long people, int perTask) {
        if (study.partitions() > 0) {
            return study.partitions();
        }
        long least = (long) TASKS_PER_CORE * spark.sparkContext().defaultParallelism();
        return (int) Math.max(least, (people + perTask - 1) / perTask);
    }
}

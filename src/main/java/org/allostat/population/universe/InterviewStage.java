package org.allostat.population.universe;

import java.util.List;
import java.util.function.Consumer;
import org.allostat.evidence.Registry;
import org.allostat.table.OneOf;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/**
 * Everybody of the universe is interviewed, once; who listens is the caller's choice. The rows of all listeners are kept on
 * disk while the caller makes tables of them.
 */
public final class InterviewStage {
    private final SparkSession spark;
    private final Registry registry;
    private final long seed;
    private final UniverseDesign design;
    private final int partitions;

    /**
     * @param spark where to run
     * @param registry the parameter set
     * @param seed seed of every random stream
     * @param design the universe
     * @param partitions number of tasks; no result depends on it
     */
    public InterviewStage(SparkSession spark, Registry registry, long seed, UniverseDesign design, int partitions) {
        this.spark = spark;
        this.registry = registry;
        this.seed = seed;
        this.design = design;
        this.partitions = partitions;
    }

    /** The rows of those who listened. */
    public interface Heard {
        /** The rows of one listener, of its own row type. */
        Dataset<Row> rows(InterviewObserver.Factory listener);
    }

    /**
     * Interviews everybody.
     *
     * @param listeners who listens
     * @param progress takes what is done
     * @param tables makes tables of what was heard; rows are gone when it returns
     */
    public void run(List<InterviewObserver.Factory> listeners, Progress progress, Consumer<Heard> tables) {
        OneOf rowTypes = new OneOf(
                listeners.stream().map(InterviewObserver.Factory::rowType).toList());
        Dataset<Row> heard = design.spreadChunks(spark, partitions)
                .mapPartitions(
                        new InterviewUniverse(registry, seed, design, listeners, rowTypes, progress),
                        Encoders.row(rowTypes.type()))
                .persist(StorageLevel.DISK_ONLY());
        try {
            tables.accept(listener -> rowTypes.only(heard, listeners.indexOf(listener)));
        } finally {
            heard.unpersist();
        }
    }
}

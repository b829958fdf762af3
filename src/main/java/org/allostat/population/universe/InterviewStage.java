package org.allostat.population.universe;

import java.util.List;
import java.util.function.Consumer;
import org.allostat.evidence.Registry;
import org.allostat.run.RunFolder;
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
     * @param partitions number of tasks, of each part where there are several; no result depends on it
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
        OneOf rowTypes = rowTypes(listeners);
        Dataset<Row> heard = heard(listeners, rowTypes, progress, 0, 1).persist(StorageLevel.DISK_ONLY());
        try {
            tables.accept(listener -> rowTypes.only(heard, listeners.indexOf(listener)));
        } finally {
            heard.unpersist();
        }
    }

    /**
     * Interviews everybody, a part of the universe after the other; what was heard in a part is kept in the run's folder until there
     * are tables of it, and whoever resumes the run goes on with the next part.
     *
     * @param folder the run
     * @param name name of what is heard
     * @param parts number of parts; no result depends on it
     * @param listeners who listens
     * @param progress takes what is done
     * @param tables makes tables of what was heard; rows are gone when it returns
     */
    public void run(
            RunFolder folder,
            String name,
            int parts,
            List<InterviewObserver.Factory> listeners,
            Progress progress,
            Consumer<Heard> tables) {
        if (parts == 1) {
            run(listeners, progress, tables);
            return;
        }
        OneOf rowTypes = rowTypes(listeners);
        Dataset<Row> heard = folder.keptRows()
                .inParts(
                        name,
                        parts,
                        rowTypes.type(),
                        part -> progress.kept(design.sampled() / parts),
                        part -> heard(listeners, rowTypes, progress, part, parts));
        tables.accept(listener -> rowTypes.only(heard, listeners.indexOf(listener)));
        folder.keptRows().forgetParts(name, parts);
    }

    private static OneOf rowTypes(List<InterviewObserver.Factory> listeners) {
        return new OneOf(
                listeners.stream().map(InterviewObserver.Factory::rowType).toList());
    }

    private Dataset<Row> heard(
            List<InterviewObserver.Factory> listeners, OneOf rowTypes, Progress progress, int part, int parts) {
        return design.spreadChunks(spark, partitions, part, parts)
                .mapPartitions(
                        new InterviewUniverse(registry, seed, design, listeners, rowTypes, progress),
                        Encoders.row(rowTypes.type()));
    }
}

package org.allostat.jobs;

import org.allostat.problem.InputException;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** Builds the Spark session: the only place that does. */
final class SparkSessions {
    /** Bytes of a method beyond which HotSpot only interprets it; Spark then generates several smaller ones. */
    private static final long LARGEST_COMPILED_METHOD = 8000;

    private static final String MASTER = "spark.master";

    private SparkSessions() {}

    /**
     * A session on the given master; else on the one that spark-submit gave; else on all cores of this machine.
     *
     * @param master Spark master URL, or null
     * @throws InputException if Spark has no folder to spill into, or nobody answers as the master
     */
    static SparkSession open(@Nullable String master) {
        ScratchFolders.requireSparks(System.getenv());
        SparkSession.Builder builder = SparkSession.builder()
                .appName("allostat")
                .config("spark.sql.debug.maxToStringFields", "200")
                .config("spark.sql.parquet.compression.codec", "zstd")
                .config("spark.sql.adaptive.coalescePartitions.initialPartitionNum", "16")
                .config("spark.sql.codegen.hugeMethodLimit", LARGEST_COMPILED_METHOD)
                .config("spark.sql.session.timeZone", "UTC");
        if (master != null) {
            builder.master(master);
        } else if (System.getProperty(MASTER) == null) {
            builder.master("local[*]");
        }
        boolean embedded = master == null ? System.getProperty(MASTER) == null : master.startsWith("local");
        if (embedded) {
            builder.config("spark.ui.enabled", "false")
                    .config("spark.executor.heartbeatInterval", "1s")
                    .config("spark.driver.host", "127.0.0.1")
                    .config("spark.driver.bindAddress", "127.0.0.1")
                    .config("spark.sql.warehouse.dir", System.getProperty("java.io.tmpdir") + "/allostat-warehouse");
        }
        return answering(builder, master);
    }

    /** Spark stops its own context where no standalone master answers, and then stumbles over that. */
    private static SparkSession answering(SparkSession.Builder builder, @Nullable String master) {
        try {
            return builder.getOrCreate();
        } catch (IllegalStateException failure) {
            boolean isStopped = String.valueOf(failure.getMessage()).contains("stopped SparkContext");
            if (isStopped && master != null && master.startsWith("spark://")) {
                throw new InputException(
                        "--master " + master
                                + ": no Spark master answered there within a minute (allowed: the URL that a running master shows)");
            }
            throw failure;
        }
    }
}

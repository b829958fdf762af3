package org.allostat.table;

import org.apache.spark.sql.SparkSession;

/** The Spark session that all tests of one JVM share. */
public final class LocalSpark {
    private LocalSpark() {}

    public static SparkSession session() {
        return Shared.SESSION;
    }

    private static final class Shared {
        static final SparkSession SESSION = SparkSession.builder()
                .master("local[2]")
                .appName("allostat-test")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.shuffle.partitions", "2")
                .config("spark.sql.warehouse.dir", "target/spark-warehouse")
                .getOrCreate();
    }
}

package org.allostat.population;

import java.util.List;
import org.allostat.evidence.PublishedFigure;
import org.allostat.evidence.Registry;
import org.allostat.evidence.Target;
import org.allostat.run.RunFolder;
import org.allostat.table.Table;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/** Universe to cohort: interviews everybody in one pass, writes the cohort and the comparison with published figures. */
public final class CohortStage {
    public static final String COHORT = "cohort";
    public static final String SURVEY_ESTIMATES = "survey_estimates";
    private static final String PATIENT = "patient";
    private static final String TALLY = "tally";
    private static final StructType TALLY_TYPE = new StructType()
            .add("exposureType", DataTypes.StringType, false)
            .add("measure", DataTypes.StringType, false)
            .add("bin", DataTypes.IntegerType, false)
            .add("count", DataTypes.LongType, false);

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
    public CohortStage(SparkSession spark, Registry registry, long seed, UniverseDesign design, int partitions) {
        this.spark = spark;
        this.registry = registry;
        this.seed = seed;
        this.design = design;
        this.partitions = partitions;
    }

    /** Writes both tables, unless they are there already. */
    public void run(RunFolder folder, Progress progress) {
        if (folder.isComplete(COHORT) && folder.isComplete(SURVEY_ESTIMATES)) {
            return;
        }
        Table<CohortPatient> patients = Table.of(COHORT, CohortPatient.class);
        StructType type = new StructType().add(PATIENT, patients.schema(), true).add(TALLY, TALLY_TYPE, true);
        Dataset<Row> people = design.spreadChunks(spark, partitions)
                .mapPartitions(new InterviewUniverse(registry, seed, design, patients, progress), Encoders.row(type))
                .persist(StorageLevel.DISK_ONLY());
        try {
            if (!folder.isComplete(COHORT)) {
                folder.write(COHORT, people.where("patient IS NOT NULL").select("patient.*"));
            }
            List<UniverseTally.Count> counts = people
                    .where("tally IS NOT NULL")
                    .groupBy("tally.exposureType", "tally.measure", "tally.bin")
                    .agg(functions.sum("tally.count"))
                    .collectAsList()
                    .stream()
                    .map(row ->
                            new UniverseTally.Count(row.getString(0), row.getString(1), row.getInt(2), row.getLong(3)))
                    .toList();
            List<SurveyEstimate> estimates =
                    new UniverseEstimates(design, counts).compare(Target.standard(), PublishedFigure.standard());
            folder.write(
                    SURVEY_ESTIMATES,
                    Table.of(SURVEY_ESTIMATES, SurveyEstimate.class)
                            .rows(spark, estimates)
                            .coalesce(1));
        } finally {
            people.unpersist();
        }
    }
}

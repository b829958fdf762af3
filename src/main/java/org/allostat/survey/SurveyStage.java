package org.allostat.survey;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.allostat.evidence.AdultGroup;
import org.allostat.evidence.PublishedFigure;
import org.allostat.evidence.Registry;
import org.allostat.evidence.Target;
import org.allostat.population.CohortStage;
import org.allostat.population.Progress;
import org.allostat.population.SurveyEstimate;
import org.allostat.population.UniverseDesign;
import org.allostat.run.RunFolder;
import org.allostat.study.Study;
import org.allostat.study.Survey;
import org.allostat.survey.design.SurveyDesign;
import org.allostat.survey.estimate.EstimateRow;
import org.allostat.table.Table;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/**
 * Universe to survey: everybody is interviewed in the universe's tasks, each replicate picks its respondents there, and only
 * those and counts leave the tasks.
 */
public final class SurveyStage {
    public static final String SURVEY_RESPONDENT = "survey_respondent";
    public static final String SURVEY_REPLICATES = "survey_replicates";

    private final SparkSession spark;
    private final Registry registry;
    private final Study study;
    private final UniverseDesign universe;
    private final SurveyDesign design;
    private final int partitions;

    /**
     * @param spark where to run
     * @param registry the parameter set
     * @param study seed and survey
     * @param universe the universe
     * @param partitions number of tasks; no result depends on it
     * @throws org.allostat.problem.InputException if the universe is too coarse for the survey
     */
    public SurveyStage(SparkSession spark, Registry registry, Study study, UniverseDesign universe, int partitions) {
        this(spark, registry, study, universe, design(study.survey(), universe), partitions);
    }

    SurveyStage(
            SparkSession spark,
            Registry registry,
            Study study,
            UniverseDesign universe,
            SurveyDesign design,
            int partitions) {
        this.spark = spark;
        this.registry = registry;
        this.study = study;
        this.universe = universe;
        this.design = design;
        this.partitions = partitions;
    }

    /**
     * The survey of a study.
     *
     * @throws org.allostat.problem.InputException if the universe is too coarse for it
     */
    public static SurveyDesign design(Survey survey, UniverseDesign universe) {
        SurveyDesign design =
                SurveyDesign.nsduh2021(AdultGroup.standard()).with(survey.itemNonresponse(), survey.weightStepAdults());
        design.checkUniverse(universe.strata().stream()
                .mapToDouble(UniverseDesign.Stratum::weight)
                .max()
                .orElseThrow());
        return design;
    }

    /** Tables that the study's survey makes. */
    public static List<String> tables(Survey survey) {
        List<String> tables = new ArrayList<>(List.of(SURVEY_RESPONDENT, CohortStage.SURVEY_ESTIMATES));
        if (survey.replicates() > 1) {
            tables.add(SURVEY_REPLICATES);
        }
        return List.copyOf(tables);
    }

    /**
     * Writes the tables that are not there yet.
     *
     * @param folder the run
     * @param puf estimates from a public-use file; none without a file
     * @param progress takes what is done
     */
    public void run(RunFolder folder, List<EstimateRow> puf, Progress progress) {
        if (tables(study.survey()).stream().allMatch(folder::isComplete)) {
            return;
        }
        Table<SurveyRespondent> respondents = Table.of(SURVEY_RESPONDENT, SurveyRespondent.class);
        StructType type = new StructType()
                .add("respondent", respondents.schema(), true)
                .add("interview", SurveyUniverse.INTERVIEW, true)
                .add("count", SurveyUniverse.COUNT, true);
        SurveyUniverse task =
                new SurveyUniverse(registry, study.seed(), universe, design, study.survey(), respondents, progress);
        Dataset<Row> asked = universe.spreadChunks(spark, partitions)
                .mapPartitions(task, Encoders.row(type))
                .persist(StorageLevel.DISK_ONLY());
        try {
            if (!folder.isComplete(SURVEY_RESPONDENT)) {
                folder.write(
                        SURVEY_RESPONDENT, asked.where("respondent IS NOT NULL").select("respondent.*"));
            }
            compare(folder, asked, puf);
        } finally {
            asked.unpersist();
        }
    }

    private void compare(RunFolder folder, Dataset<Row> asked, List<EstimateRow> puf) {
        Census census = new Census(universe, counts(asked));
        List<Census.Value> values =
                ReplicateEstimates.definitions().stream().map(census::value).toList();
        Map<Integer, List<EstimateRow>> replicates = replicates(asked);
        if (!folder.isComplete(CohortStage.SURVEY_ESTIMATES)) {
            List<SurveyEstimate> rows = new PublishedTargets(
                            Target.standard(), PublishedFigure.standard(), puf, AdultGroup.standard())
                    .rows(replicates.getOrDefault(0, List.of()), values);
            Table<SurveyEstimate> table = Table.of(CohortStage.SURVEY_ESTIMATES, SurveyEstimate.class);
            folder.write(CohortStage.SURVEY_ESTIMATES, table.rows(spark, rows).coalesce(1));
        }
        if (study.survey().replicates() > 1 && !folder.isComplete(SURVEY_REPLICATES)) {
            List<SurveyReplicate> rows = new ArrayList<>();
            for (int i = 0; i < values.size(); i++) {
                int definition = i;
                List<EstimateRow> estimates = replicates.values().stream()
                        .map(rowsOf -> rowsOf.get(definition))
                        .toList();
                rows.add(SurveyReplicate.of(estimates, values.get(i).value()));
            }
            Table<SurveyReplicate> table = Table.of(SURVEY_REPLICATES, SurveyReplicate.class);
            folder.write(SURVEY_REPLICATES, table.rows(spark, rows).coalesce(1));
        }
    }

    private static long[] counts(Dataset<Row> asked) {
        long[] counts = new long[InterviewCell.COUNT];
        asked.where("count IS NOT NULL")
                .groupBy("count.cell")
                .agg(functions.sum("count.people"))
                .collectAsList()
                .forEach(row -> counts[row.getInt(0)] = row.getLong(1));
        return counts;
    }

    /** Estimates by replicate, each in the order of the definitions. */
    private Map<Integer, List<EstimateRow>> replicates(Dataset<Row> asked) {
        return asked
                .where("interview IS NOT NULL")
                .select("interview.*")
                .groupByKey((MapFunction<Row, Integer>) row -> row.getInt(0), Encoders.INT())
                .flatMapGroups(new ReplicateEstimates(design), Encoders.row(ReplicateEstimates.TYPE))
                .collectAsList()
                .stream()
                .sorted(Comparator.comparingInt((Row row) -> row.getInt(0)).thenComparingInt(row -> row.getInt(1)))
                .collect(Collectors.groupingBy(
                        row -> row.getInt(0),
                        TreeMap::new,
                        Collectors.mapping(ReplicateEstimates::estimate, Collectors.toList())));
    }
}

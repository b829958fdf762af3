package org.allostat.simulate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.allostat.population.universe.Progress;
import org.allostat.run.RunFolder;
import org.allostat.study.Study;
import org.allostat.table.OneOf;
import org.allostat.table.Table;
import org.allostat.table.TableSchema;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/** Every policy over the countries of all draws besides draw 0. What is found is kept in the run's folder for the stages that write tables. */
public final class CountryStage {
    private static final String MONTHS = "country_months";
    private static final String WAITING = "country_waiting";
    private static final String SIMULATED = "country_simulated";
    private static final String DRAWS = "";

    private final Study study;
    private final Countries countries;
    private final String prefix;

    private CountryStage(Study study, Countries countries, String prefix) {
        this.study = study;
        this.countries = countries;
        this.prefix = prefix;
    }

    /** The draws of a study. */
    public static CountryStage ofDraws(Study study, Countries countries) {
        return new CountryStage(study, countries, DRAWS);
    }

    /** Other countries than draws: their months and queues are in no table. */
    public static CountryStage of(Study study, Countries countries, String prefix) {
        return new CountryStage(study, countries, prefix);
    }

    /** Where the observers' rows go, and how those of several tasks become one. */
    public interface Observed {
        /** Names under which rows are kept. */
        Set<String> names();

        /** What is made of the rows of all tasks, in one pass. */
        Dataset<Row> totals(Dataset<Row> rows);

        /** The same by name. */
        Map<String, Dataset<Row>> byName(Dataset<Row> totals);
    }

    /**
     * Whether a stage is over: observers' rows are kept last.
     *
     * @param observed names of what they become
     */
    public static boolean isKept(RunFolder folder, Set<String> observed) {
        return observed.stream().allMatch(folder.keptRows()::has);
    }

    /**
     * Simulates, unless it was done.
     *
     * @param wanted number of parts, one after the other, where none was kept; one that is complete is not simulated again
     * @param observers takes each patient's outcomes under all policies
     * @param progress takes what is done: people of all countries
     */
    public void run(
            SparkSession spark,
            RunFolder folder,
            int wanted,
            PatientObserver.OfCountries observers,
            Observed observed,
            Progress progress) {
        if (isKept(folder, observed.names())) {
            return;
        }
        Follow follow = new Follow(study.years(), study.valuation(), SimulatePolicies.BLOCK);
        QueuePasses passes =
                new QueuePasses(study, countries.parameters().centre(), SimulatePolicies.BLOCK, Progress.NONE);
        SettledQueues queues = passes.settle(spark, countries);
        OneOf rowTypes = SimulateCountries.kinds(observers);
        SimulateCountries policies = new SimulateCountries(
                countries, study.policies(), follow.with(queues.lists()), observers, rowTypes, progress);
        List<List<Integer>> parts = countries.parts(folder.keptRows().parts(prefix + SIMULATED, wanted));
        Dataset<Row> simulated = parts.size() == 1
                ? countries
                        .tasks(spark, countries.numbers())
                        .mapPartitions(policies, Encoders.row(rowTypes.type()))
                        .persist(StorageLevel.DISK_ONLY())
                : folder.keptRows()
                        .inParts(
                                prefix + SIMULATED,
                                parts.size(),
                                rowTypes.type(),
                                part -> progress.kept(countries.people()
                                        * parts.get(part).size()
                                        / countries.numbers().size()),
                                part -> countries
                                        .tasks(spark, parts.get(part))
                                        .mapPartitions(policies, Encoders.row(rowTypes.type())));
        Dataset<Row> totals = observed.totals(rowTypes.only(simulated, SimulateCountries.OBSERVED))
                .persist(StorageLevel.DISK_ONLY());
        try {
            Map<String, Dataset<Row>> kept = new LinkedHashMap<>();
            kept.put(prefix + MONTHS, MonthlyRows.monthlyOutcomes(rowTypes.only(simulated, SimulateCountries.MONTH)));
            kept.put(
                    prefix + WAITING,
                    Table.of(SimulateStage.WAITING_TIMES, WaitingTime.class).rows(spark, passes.rows(queues)));
            kept.putAll(observed.byName(totals));
            kept.forEach((name, rows) -> {
                if (!folder.keptRows().has(name)) {
                    folder.keptRows().keep(name, rows);
                }
            });
            folder.keptRows().forgetParts(prefix + SIMULATED, parts.size());
        } finally {
            totals.unpersist();
            simulated.unpersist();
        }
    }

    /** Months of the draws, in the columns of {@code monthly_outcomes}; none where the study has no draws. */
    static List<Dataset<Row>> months(RunFolder folder) {
        return kept(
                folder, MONTHS, TableSchema.of(SimulateStage.MONTHLY_OUTCOMES).structType());
    }

    /** Queues of the draws, in the columns of {@code waiting_times}; none where the study has no draws. */
    static List<Dataset<Row>> waiting(RunFolder folder) {
        return kept(folder, WAITING, TableSchema.of(SimulateStage.WAITING_TIMES).structType());
    }

    private static List<Dataset<Row>> kept(RunFolder folder, String name, StructType type) {
        return folder.keptRows().has(name) ? List.of(folder.keptRows().read(name, type)) : List.of();
    }
}

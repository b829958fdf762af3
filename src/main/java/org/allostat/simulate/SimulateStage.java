package org.allostat.simulate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.allostat.evidence.Registry;
import org.allostat.outcomes.PatientOutcome;
import org.allostat.population.CohortPatient;
import org.allostat.population.universe.CohortObserver;
import org.allostat.population.universe.Progress;
import org.allostat.run.RunFolder;
import org.allostat.study.Study;
import org.allostat.table.OneOf;
import org.allostat.table.Table;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;

/** Cohort to outcomes in draw 0: every policy over every patient in one pass, tallied on the way. */
public final class SimulateStage {
    public static final String PATIENT_OUTCOMES = "patient_outcomes";
    public static final String MONTHLY_OUTCOMES = "monthly_outcomes";
    public static final String WAITING_TIMES = WaitingTime.TABLE;
    /** What is kept in parts, by name. */
    public static final String SIMULATED = "simulated";

    private final Study study;
    private final Registry registry;
    private final CohortCounts counts;
    private final int partitions;
    private final int parts;

    /**
     * @param study the question
     * @param registry the parameter set of draw 0
     * @param counts of the cohort
     * @param partitions number of tasks, of each part where there are several; no result depends on it
     * @param parts number of parts of the cohort, one after the other; one that is complete is not computed again
     */
    public SimulateStage(Study study, Registry registry, CohortCounts counts, int partitions, int parts) {
        this.study = study;
        this.registry = registry;
        this.counts = counts;
        this.partitions = partitions;
        this.parts = parts;
    }

    /**
     * Writes the outcome tables, unless they are there already.
     *
     * @param folder run whose cohort is complete, and whose draws {@link CountryStage} has simulated
     * @param observers takes each patient's outcomes under all policies
     * @param observed tables of the observers' rows
     * @param progress takes what is done
     */
    public void run(RunFolder folder, PatientObserver.Factory observers, Observed observed, Progress progress) {
        if (folder.isComplete(PATIENT_OUTCOMES)
                && folder.isComplete(MONTHLY_OUTCOMES)
                && folder.isComplete(WAITING_TIMES)
                && observed.tables().stream().allMatch(folder::isComplete)) {
            return;
        }
        Table<CohortPatient> patients = Table.of(CohortObserver.COHORT, CohortPatient.class);
        Table<PatientOutcome> outcomes = Table.of(PATIENT_OUTCOMES, PatientOutcome.class);
        OneOf rowTypes = SimulatePolicies.kinds(outcomes, observers);
        Dataset<Row> cohort = folder.read(CohortObserver.COHORT);
        Dataset<Row> spread = cohort.repartition(partitions, functions.col("patient_id"));
        QueuePasses passes = new QueuePasses(study, registry, SimulatePolicies.BLOCK, progress);
        SettledQueues queues = passes.settle(spread);
        SimulatePolicies policies = new SimulatePolicies(
                registry,
                study.seed(),
                study.policies(),
                study.years(),
                PivotSample.of(study.pivots(), counts.patientsByType()),
                study.valuation(),
                queues.lists(),
                patients,
                outcomes,
                observers,
                rowTypes,
                progress);
        Dataset<Row> simulated = parts == 1
                ? spread.mapPartitions(policies, Encoders.row(rowTypes.type())).persist(StorageLevel.DISK_ONLY())
                : folder.keptRows()
                        .inParts(
                                SIMULATED,
                                parts,
                                rowTypes.type(),
                                part -> progress.kept(counts.patients() / parts),
                                part -> cohortOfPart(cohort, part)
                                        .mapPartitions(policies, Encoders.row(rowTypes.type())));
        try {
            if (!folder.isComplete(PATIENT_OUTCOMES)) {
                folder.write(PATIENT_OUTCOMES, patientOutcomes(rowTypes.only(simulated, SimulatePolicies.OUTCOME)));
            }
            Dataset<Row> months = rowTypes.only(simulated, SimulatePolicies.MONTH);
            Dataset<Row> rows = rowTypes.only(simulated, SimulatePolicies.OBSERVED);
            Map<String, Dataset<Row>> small = new HashMap<>(observed.totals(rows));
            small.put(MONTHLY_OUTCOMES, together(MonthlyRows.monthlyOutcomes(months), CountryStage.months(folder)));
            small.put(
                    WAITING_TIMES,
                    together(
                            Table.of(WAITING_TIMES, WaitingTime.class).rows(cohort.sparkSession(), passes.rows(queues)),
                            CountryStage.waiting(folder)));
            folder.writeSmall(small);
            folder.keptRows().forgetParts(SIMULATED, parts);
        } finally {
            simulated.unpersist();
        }
    }

    /** Patients of one part, dealt out to parts by chance, so that all cost alike. */
    private Dataset<Row> cohortOfPart(Dataset<Row> cohort, int part) {
        return cohort.where(functions
                        .pmod(functions.xxhash64(functions.col("patient_id")), functions.lit((long) parts))
                        .equalTo(functions.lit((long) part)))
                .repartition(partitions, functions.col("patient_id"));
    }

    /** Number that observers hear in place of a draw's from the n-th pivot, 0 the first: below 0. */
    public static int drawOfPivot(int pivot) {
        return PivotReplay.draw(pivot);
    }

    /** The rows of draw 0, then those of the other draws. */
    private static Dataset<Row> together(Dataset<Row> rows, List<Dataset<Row>> ofDraws) {
        Dataset<Row> all = rows;
        for (Dataset<Row> others : ofDraws) {
            all = all.unionByName(others);
        }
        return all.coalesce(1);
    }

    /** A row per patient and policy, from rows that policies share. */
    private static Dataset<Row> patientOutcomes(Dataset<Row> outcomes) {
        return outcomes.select(
                        functions.col("patient"),
                        functions.explode(functions.col("policies")).as("policy"))
                .select(functions.col("patient.*"), functions.col("policy").as("followed"))
                .drop("policy")
                .withColumnRenamed("followed", "policy");
    }

    /** Where the observers' rows go, and how those of several tasks become one. */
    public interface Observed {
        /** Names of the tables. */
        Set<String> tables();

        /** The rows of all tasks added up, by table. */
        Map<String, Dataset<Row>> totals(Dataset<Row> rows);
    }
}

package org.allostat.jobs;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.allostat.config.CanonicalStudy;
import org.allostat.evaluate.EvaluateStage;
import org.allostat.evaluate.TallyDesign;
import org.allostat.evaluate.TallyObserver;
import org.allostat.evidence.Registry;
import org.allostat.population.CohortStage;
import org.allostat.population.Model;
import org.allostat.population.UniverseDesign;
import org.allostat.population.YieldPilot;
import org.allostat.problem.InputException;
import org.allostat.run.Manifest;
import org.allostat.run.RunDescription;
import org.allostat.run.RunFolder;
import org.allostat.simulate.SimulateStage;
import org.allostat.study.Study;
import org.apache.spark.sql.SparkSession;

/** The stages of a run over one run folder; each keeps what is complete and does the rest. */
final class Pipeline implements AutoCloseable {
    /** Tables of a complete run. */
    static final List<String> TABLES = List.of(
            EvaluateStage.PARAMETER,
            CohortStage.SURVEY_ESTIMATES,
            CohortStage.COHORT,
            SimulateStage.PATIENT_OUTCOMES,
            SimulateStage.MONTHLY_OUTCOMES,
            TallyObserver.OUTCOME_TALLY,
            EvaluateStage.POLICY_OUTCOMES,
            EvaluateStage.POLICY_CONTRASTS,
            EvaluateStage.COST_EFFECTIVENESS);

    /** Patients per wanted one, above which the user is told of the least that a run has. */
    private static final double LARGEST_SURPLUS = 1.2;

    private final Study study;
    private final Registry registry;
    private final SparkSession spark;
    private final RunFolder folder;
    private final PrintWriter err;

    private Pipeline(Study study, Registry registry, SparkSession spark, RunFolder folder, PrintWriter err) {
        this.study = study;
        this.registry = registry;
        this.spark = spark;
        this.folder = folder;
        this.err = err;
    }

    /**
     * Checks the question, then opens Spark and the run's folder.
     *
     * @throws InputException if anything about the question or the place is wrong; nothing was run
     */
    static Pipeline open(StudyOptions options, PrintWriter err) {
        Study study = options.study();
        Registry registry = Registry.standard().with(study.parameters());
        RunDescription description = RunIdentity.describe(CanonicalStudy.json(study), study.seed(), registry);
        SparkSession spark = SparkSessions.open(options.master());
        try {
            return new Pipeline(study, registry, spark, RunFolder.open(spark, options.out(), description), err);
        } catch (RuntimeException failure) {
            spark.stop();
            throw failure;
        }
    }

    Study study() {
        return study;
    }

    RunFolder folder() {
        return folder;
    }

    boolean isCommitted() {
        return folder.isCommitted();
    }

    /** Universe, interview, cohort. */
    void cohort() {
        if (folder.isComplete(CohortStage.COHORT) && folder.isComplete(CohortStage.SURVEY_ESTIMATES)) {
            return;
        }
        UniverseDesign design = universe();
        err.printf(
                Locale.ROOT,
                "universe   %,d synthetic people for %,d US adults%n",
                design.sampled(),
                design.strata().stream()
                        .mapToLong(UniverseDesign.Stratum::adults)
                        .sum());
        err.flush();
        int tasks = TaskCount.of(study, spark, design.sampled(), TaskCount.PEOPLE);
        try (ProgressBar bar = new ProgressBar(spark, err, "cohort", "people", design.sampled())) {
            new CohortStage(spark, registry, study.seed(), design, tasks).run(folder, bar.progress());
        }
    }

    private UniverseDesign universe() {
        Model model = new Model(registry, study.seed());
        if (study.patients() == 0) {
            return UniverseDesign.everybody(model.population());
        }
        List<Double> yield = YieldPilot.run(model);
        UniverseDesign design = UniverseDesign.of(model.population(), yield, study.patients());
        long expected = design.patients(yield);
        if (expected > LARGEST_SURPLUS * study.patients()) {
            err.println("note: there will be about " + expected + " patients, not " + study.patients()
                    + ": a run has at least 1,000 people of each type of exposure");
        }
        return design;
    }

    /** Every policy over the cohort. */
    void simulate() {
        require(CohortStage.COHORT, "cohort");
        if (folder.isComplete(SimulateStage.PATIENT_OUTCOMES)
                && folder.isComplete(SimulateStage.MONTHLY_OUTCOMES)
                && folder.isComplete(TallyObserver.OUTCOME_TALLY)) {
            return;
        }
        long patients = folder.read(CohortStage.COHORT).count();
        if (patients == 0) {
            throw new InputException("nobody of the universe is in the cohort: raise --patients");
        }
        TallyDesign design = EvaluateStage.design(study, folder.read(CohortStage.COHORT));
        try (ProgressBar bar = new ProgressBar(spark, err, "simulate", "patients", patients)) {
            new SimulateStage(study, registry, TaskCount.of(study, spark, patients, TaskCount.PATIENTS))
                    .run(folder, new TallyObserver.InTask(design), new TallyObserver.Totals(design), bar.progress());
        }
    }

    /** Estimates, contrasts, cost-effectiveness; then the manifest, which makes the run complete. */
    Manifest evaluate() {
        require(CohortStage.COHORT, "cohort");
        require(TallyObserver.OUTCOME_TALLY, "simulate");
        TallyDesign design = EvaluateStage.design(study, folder.read(CohortStage.COHORT));
        new EvaluateStage(spark, study, registry).run(folder, design);
        return folder.commit(TABLES);
    }

    private void require(String table, String stage) {
        if (!folder.isComplete(table)) {
            throw new InputException(folder.path() + ": table " + table + " is not there yet; run 'jobs/allostat "
                    + stage + "' with the same study and options first");
        }
    }

    @Override
    public void close() {
        folder.close();
        spark.stop();
    }
}

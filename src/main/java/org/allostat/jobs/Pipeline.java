package org.allostat.jobs;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.allostat.calibrate.CalibrateStage;
import org.allostat.calibrate.Calibration;
import org.allostat.calibrate.RecoveryStage;
import org.allostat.emulate.EmulateStage;
import org.allostat.emulate.EmulatedStudy;
import org.allostat.evaluate.DrawEstimates;
import org.allostat.evaluate.EvaluateStage;
import org.allostat.evaluate.EvaluateStructures;
import org.allostat.evaluate.TallyDesign;
import org.allostat.evaluate.TallyFrame;
import org.allostat.evaluate.TallyObserver;
import org.allostat.evaluate.YearlyObserver;
import org.allostat.evaluate.YearsOfDraws;
import org.allostat.evidence.ParameterDraws;
import org.allostat.evidence.ParameterSets;
import org.allostat.evidence.Registry;
import org.allostat.policy.Policy;
import org.allostat.population.Model;
import org.allostat.population.PopulationParameters;
import org.allostat.population.universe.CohortObserver;
import org.allostat.population.universe.InterviewObserver;
import org.allostat.population.universe.InterviewStage;
import org.allostat.population.universe.UniverseDesign;
import org.allostat.population.universe.YieldPilot;
import org.allostat.problem.InputException;
import org.allostat.run.RunDescription;
import org.allostat.run.RunFolder;
import org.allostat.run.RunTitle;
import org.allostat.simulate.CohortCounts;
import org.allostat.simulate.Countries;
import org.allostat.simulate.CountryStage;
import org.allostat.simulate.Observers;
import org.allostat.simulate.PatientObserver;
import org.allostat.simulate.SimulateStage;
import org.allostat.study.StructureSets;
import org.allostat.study.Study;
import org.allostat.survey.CensusEstimates;
import org.allostat.survey.CensusObserver;
import org.allostat.survey.EstimateTable;
import org.allostat.survey.SurveyStage;
import org.allostat.terminal.ProgressBar;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** The stages of a run or a survey over one run folder; each keeps what is complete and does the rest. */
final class Pipeline implements AutoCloseable {
    /** Tables of a complete run. */
    static final List<String> TABLES = List.of(
            EvaluateStage.PARAMETER,
            EstimateTable.SURVEY_ESTIMATES,
            CohortObserver.COHORT,
            SimulateStage.PATIENT_OUTCOMES,
            SimulateStage.MONTHLY_OUTCOMES,
            YearlyObserver.YEARLY_OUTCOMES,
            YearlyObserver.BUDGET_IMPACT,
            YearlyObserver.DISCOUNTING_SENSITIVITY,
            SimulateStage.WAITING_TIMES,
            TallyObserver.OUTCOME_TALLY,
            EvaluateStage.MONTHLY_UNCERTAINTY,
            EvaluateStage.POLICY_OUTCOMES,
            EvaluateStage.POLICY_CONTRASTS,
            TallyObserver.PIVOT_CONTRASTS,
            EvaluateStage.COST_EFFECTIVENESS,
            EvaluateStage.ACCEPTABILITY,
            EvaluateStage.VALUE_OF_INFORMATION,
            EvaluateStructures.STRUCTURE_CONTRASTS,
            EvaluateStage.SENSITIVITY);

    /** Patients per wanted one, above which the user is told of the least that a run has. */
    private static final double LARGEST_SURPLUS = 1.2;

    private static final double NANOSECONDS = 1e9;

    /** Tasks per core of a wave, so that no core waits long for the last. */
    private static final int EMULATION_TASKS = 4;

    private final Job job;
    private final Study study;
    private final Registry registry;
    private final ParameterDraws parameters;
    private final SparkSession spark;
    private final RunFolder folder;
    private final PrintWriter err;
    private @Nullable CohortCounts counts;
    private double secondsOfDraws;

    private Pipeline(Job job, Registry registry, SparkSession spark, RunFolder folder, PrintWriter err) {
        this.job = job;
        this.study = job.study();
        this.registry = registry;
        parameters = study.parameterDraws(registry);
        this.spark = spark;
        this.folder = folder;
        this.err = err;
    }

    /**
     * Checks the question of a run, then opens Spark and the run's folder.
     *
     * @throws InputException if anything about the question or the place is wrong; nothing was run
     */
    static Pipeline open(StudyOptions options, PrintWriter err) {
        Study study = options.study();
        Pipeline pipeline = open(Job.run(study), options.run(), err);
        pipeline.call(new RunTitle(study.name(), study.title()));
        return pipeline;
    }

    /**
     * Opens Spark and the folder of whoever asks this question.
     *
     * @throws InputException if anything about the place is wrong; nothing was run
     */
    static Pipeline open(Job job, RunOptions options, PrintWriter err) {
        return open(job, options.master(), options.out(), err);
    }

    /**
     * The same in a given folder of runs.
     *
     * @param master Spark master; null for the usual one
     * @param out folder of all runs
     */
    static Pipeline open(Job job, @Nullable String master, String out, PrintWriter err) {
        Registry registry = job.study().registry();
        RunDescription description =
                RunIdentity.describe(job.question(), job.study().seed(), registry, job.tables());
        SparkSession spark = SparkSessions.open(master);
        try {
            return new Pipeline(job, registry, spark, RunFolder.open(spark, out, description), err);
        } catch (RuntimeException failure) {
            spark.stop();
            throw failure;
        }
    }

    /**
     * Answers the question, unless it was answered before.
     *
     * @return where the answer is
     */
    String answer() {
        if (folder.isCommitted()) {
            err.println("this question was answered before; nothing is computed again");
            if (!folder.pointLatestHere()) {
                err.println("note: the folder of runs cannot be written, so its latest run stays what it was");
            }
        } else {
            job.stages().accept(this);
        }
        err.flush();
        return folder.path();
    }

    /** Gives the run a title by which people may name it. */
    void call(RunTitle title) {
        folder.call(title);
    }

    RunFolder folder() {
        return folder;
    }

    SparkSession spark() {
        return spark;
    }

    /** Everybody is interviewed: the cohort, and what a survey of everybody would find. */
    void cohort() {
        if (folder.isComplete(CohortObserver.COHORT) && folder.isComplete(EstimateTable.SURVEY_ESTIMATES)) {
            return;
        }
        UniverseDesign universe = universe();
        CohortObserver.InTask cohort = new CohortObserver.InTask();
        CensusObserver.InTask census = new CensusObserver.InTask(List.of());
        interview("cohort", universe, List.of(cohort, census), heard -> {
            if (!folder.isComplete(CohortObserver.COHORT)) {
                folder.write(CohortObserver.COHORT, heard.rows(cohort));
            }
            if (!folder.isComplete(EstimateTable.SURVEY_ESTIMATES)) {
                CensusEstimates.write(folder, spark, universe, registry.tables(), census, heard);
            }
        });
    }

    private UniverseDesign universe() {
        if (study.patients() == 0) {
            return design(List.of());
        }
        List<Double> yield = YieldPilot.run(new Model(registry, study.seed()));
        UniverseDesign design = design(yield);
        long expected = design.patients(yield);
        if (expected > LARGEST_SURPLUS * study.patients()) {
            err.println("note: there will be about " + expected + " patients, not " + study.patients()
                    + ": a run has at least 1,000 people of each type of exposure");
        }
        return design;
    }

    /** @param yield expected share of each exposure type that enters the cohort; looked at only where a sample is wanted */
    private UniverseDesign design(List<Double> yield) {
        PopulationParameters population = registry.bind("population", PopulationParameters.class);
        return study.patients() == 0
                ? UniverseDesign.everybody(population)
                : UniverseDesign.of(population, yield, study.patients());
    }

    /**
     * Everybody is interviewed, and the survey's visits among them.
     *
     * @param universe the universe
     * @param table puts estimates beside what was published
     */
    void survey(UniverseDesign universe, EstimateTable table) {
        if (SurveyStage.tables(study.survey()).stream().allMatch(folder::isComplete)) {
            return;
        }
        SurveyStage survey = new SurveyStage(spark, study, universe);
        interview("survey", universe, survey.listeners(), heard -> survey.write(folder, heard, table));
    }

    private void interview(
            String stage,
            UniverseDesign universe,
            List<InterviewObserver.Factory> listeners,
            Consumer<InterviewStage.Heard> tables) {
        err.printf(
                Locale.ROOT,
                "universe   %,d synthetic people for %,d %s%n",
                universe.sampled(),
                universe.adults(),
                study.pack().exists() ? "adults of " + study.pack().place() : "US adults");
        err.flush();
        String heard = "heard-" + stage;
        int parts =
                folder.keptRows().parts(heard, TaskCount.parts(spark, universe.sampled(), TaskCount.PEOPLE_OF_PART));
        int tasks = TaskCount.of(study, spark, universe.sampled() / parts, TaskCount.PEOPLE);
        try (ProgressBar bar = new ProgressBar(spark, err, stage, "people", universe.sampled())) {
            new InterviewStage(spark, registry, study.seed(), universe, tasks)
                    .run(folder, heard, parts, listeners, bar.progress(), tables);
        }
    }

    /** Studies over people of the synthetic country. */
    void emulate(List<EmulatedStudy> studies, EmulateStage.Draws draws) {
        if (folder.isComplete(EmulateStage.EMULATION)) {
            return;
        }
        int tasks = study.partitions() > 0
                ? study.partitions()
                : EMULATION_TASKS * spark.sparkContext().defaultParallelism();
        new EmulateStage(spark, registry, study.seed(), tasks, studies)
                .run(folder, draws, new EmulationWatch(spark, err));
    }

    /** Waves of sets of values, tried on emulated studies. */
    void calibrate(Calibration calibration) {
        new CalibrateStage(spark, registry, calibration).run(folder, new CalibrationWatch(spark, err));
    }

    /** A calibration of results that the model itself made, over and over. */
    void recover(Calibration calibration, int repeats) {
        new RecoveryStage(spark, registry, calibration, repeats).run(folder, new CalibrationWatch(spark, err));
    }

    /** Every policy over the cohort. */
    void simulate() {
        require(CohortObserver.COHORT, "cohort");
        if (folder.isComplete(SimulateStage.PATIENT_OUTCOMES)
                && folder.isComplete(SimulateStage.MONTHLY_OUTCOMES)
                && folder.isComplete(SimulateStage.WAITING_TIMES)
                && folder.isComplete(TallyObserver.OUTCOME_TALLY)
                && folder.isComplete(TallyObserver.PIVOT_CONTRASTS)
                && !lacksDraws()
                && !lacksStructures()
                && folder.isComplete(YearlyObserver.YEARLY_OUTCOMES)
                && folder.isComplete(YearlyObserver.BUDGET_IMPACT)
                && folder.isComplete(YearlyObserver.DISCOUNTING_SENSITIVITY)) {
            return;
        }
        simulateDraws();
        simulateStructures();
        CohortCounts counts = cohortCounts();
        long patients = counts.patients();
        if (patients == 0) {
            throw new InputException("nobody of the universe is in the cohort: raise --patients");
        }
        TallyDesign design = EvaluateStage.design(study, counts);
        Observers.InTask observers = new Observers.InTask(
                List.of(TallyObserver.inTask(study, design), YearlyObserver.inTask(study, design)));
        Observers.Totals totals = new Observers.Totals(
                observers,
                List.of(TallyObserver.Totals.of(study, design, counts), YearlyObserver.totals(study, design, folder)));
        try (ProgressBar bar = new ProgressBar(spark, err, "simulate", "patients", patients)) {
            int parts = folder.keptRows()
                    .parts(SimulateStage.SIMULATED, TaskCount.parts(spark, patients, TaskCount.PATIENTS_OF_PART));
            int tasks = TaskCount.of(study, spark, patients / parts, TaskCount.PATIENTS);
            new SimulateStage(study, registry, counts, tasks, parts).run(folder, observers, totals, bar.progress());
        }
        if (study.policies().stream().anyMatch(Policy::hasLimitedOffer)) {
            tellOfQueues();
        }
    }

    /** The draws besides draw 0, each a country of its own. */
    private void simulateDraws() {
        if (!lacksDraws()) {
            return;
        }
        Countries countries = countries(parameters, study.draws());
        Observers.InCountry observers = new Observers.InCountry(
                List.of(new TallyObserver.InCountry(TallyFrame.of(study)), YearlyObserver.inCountry(study)));
        simulateCountries(
                "draws",
                countries,
                CountryStage.ofDraws(study, countries),
                observers,
                new Observers.OfCountries(
                        observers, List.of(DrawEstimates.of(study, countries), YearsOfDraws.of(study, countries))));
    }

    /** Other structures of the model, each a country of its own. */
    private void simulateStructures() {
        if (!lacksStructures()) {
            return;
        }
        Countries countries = countries(
                new StructureSets(registry, study.structures()),
                study.structures().size());
        simulateCountries(
                "structures",
                countries,
                EvaluateStructures.stage(study, countries),
                new TallyObserver.InCountry(TallyFrame.of(study)),
                EvaluateStructures.estimates(study, countries));
    }

    private void simulateCountries(
            String what,
            Countries countries,
            CountryStage stage,
            PatientObserver.OfCountries observers,
            CountryStage.Observed observed) {
        long begun = System.nanoTime();
        try (ProgressBar bar = new ProgressBar(spark, err, what, "people", countries.people())) {
            stage.run(spark, folder, partsOf(countries), observers, observed, bar.progress());
        }
        secondsOfDraws = (System.nanoTime() - begun) / NANOSECONDS;
    }

    private int partsOf(Countries countries) {
        return Math.min(
                TaskCount.parts(spark, countries.people(), TaskCount.PEOPLE_OF_PART),
                countries.numbers().size());
    }

    /** What the last countries took, s; 0 where none were simulated. */
    double secondsOfDraws() {
        return secondsOfDraws;
    }

    private boolean lacksStructures() {
        return !study.structures().isEmpty()
                && !folder.isComplete(EvaluateStructures.STRUCTURE_CONTRASTS)
                && !CountryStage.isKept(folder, DrawEstimates.OF_STRUCTURES);
    }

    private boolean lacksDraws() {
        return study.draws() > 0
                && !(folder.isComplete(EvaluateStage.POLICY_OUTCOMES)
                        && folder.isComplete(EvaluateStage.POLICY_CONTRASTS))
                && !(CountryStage.isKept(folder, DrawEstimates.NAMES)
                        && CountryStage.isKept(folder, YearsOfDraws.NAMES));
    }

    private Countries countries(ParameterSets sets, int count) {
        UniverseDesign design =
                design(study.patients() == 0 ? List.of() : YieldPilot.run(new Model(registry, study.seed())));
        int tasks = TaskCount.of(study, spark, count * design.sampled(), TaskCount.PEOPLE_OF_DRAWS);
        int parts = (int) Math.min(design.chunks(), (tasks + count - 1L) / count);
        return new Countries(sets, study.seed(), design, count, parts);
    }

    /** How the queues for offers of limited capacity came to rest. */
    private void tellOfQueues() {
        Row queues = folder.read(SimulateStage.WAITING_TIMES)
                .selectExpr("max(passes) AS passes", "bool_and(settled) AS settled")
                .first();
        if (queues.isNullAt(0)) {
            err.println("queues     nobody asked for an offer of limited capacity");
        } else if (queues.getBoolean(1)) {
            err.println("queues     settled after " + queues.getInt(0) + " passes over the cohort");
        } else {
            err.println("note: queues had not settled after " + queues.getInt(0)
                    + " passes over the cohort; late months may be off the capacity (waiting_times, settled)");
        }
        err.flush();
    }

    /** Estimates, contrasts, cost-effectiveness; then the manifest, which makes the run complete. */
    void evaluate() {
        require(CohortObserver.COHORT, "cohort");
        require(SimulateStage.MONTHLY_OUTCOMES, "simulate");
        require(TallyObserver.OUTCOME_TALLY, "simulate");
        require(TallyObserver.PIVOT_CONTRASTS, "simulate");
        TallyDesign design = EvaluateStage.design(study, cohortCounts());
        new EvaluateStage(spark, study, parameters).run(folder, design);
        folder.commit(job.tables());
    }

    /** Of the cohort, which is complete and so does not change. */
    private CohortCounts cohortCounts() {
        if (counts == null) {
            counts = CohortCounts.of(folder.read(CohortObserver.COHORT));
        }
        return counts;
    }

    /** The parameters of draw 0 where the answer has them, then the manifest. */
    void commit() {
        if (job.tables().contains(EvaluateStage.PARAMETER)) {
            new EvaluateStage(spark, study, parameters).writeParameters(folder, 0);
        }
        folder.commit(job.tables());
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

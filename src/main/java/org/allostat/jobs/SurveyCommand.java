package org.allostat.jobs;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.allostat.config.CanonicalStudy;
import org.allostat.config.StudyReader;
import org.allostat.evaluate.EvaluateStage;
import org.allostat.evidence.Registry;
import org.allostat.population.CohortStage;
import org.allostat.population.Model;
import org.allostat.population.SurveyEstimate;
import org.allostat.population.UniverseDesign;
import org.allostat.report.SurveyChart;
import org.allostat.report.SvgChart;
import org.allostat.run.CompleteRun;
import org.allostat.run.RunFolder;
import org.allostat.study.Study;
import org.allostat.study.Survey;
import org.allostat.survey.SurveyStage;
import org.allostat.survey.estimate.EstimateRow;
import org.allostat.table.Table;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The synthetic country through the survey: do the published tables come out? */
@Command(
        name = "survey",
        description = {
            "Ask a synthetic country as the national survey does (NSDUH 2021: 47,291 adults, 50 strata of two PSUs) and put",
            "what it finds beside what was published, with the errors of the survey design."
        })
final class SurveyCommand implements Callable<Integer> {
    private static final String CHART = "survey_estimates.svg";

    @Parameters(
            arity = "0..1",
            paramLabel = "STUDY.yaml",
            converter = GivenPath.class,
            defaultValue = "survey",
            description = "A study file, or the name of one in jobs/studies (default: ${DEFAULT-VALUE}).")
    private String study = "survey";

    @Option(
            names = "--people",
            paramLabel = "N",
            description = "How many synthetic people stand for all past-year users; 'all' for one to one.")
    private @Nullable String people;

    @Option(
            names = "--replicates",
            paramLabel = "N",
            description = "Independent surveys of the same country; with two or more, their errors are checked.")
    private @Nullable String replicates;

    @Mixin
    private PufOption puf = new PufOption();

    @Mixin
    private RunOptions options = new RunOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Study asked = options.study(study, StudyReader.Use.SURVEY, overrides());
        Registry registry = Registry.standard().with(asked.parameters());
        Model model = new Model(registry, asked.seed());
        Survey survey = asked.survey();
        UniverseDesign universe = survey.people() == 0
                ? UniverseDesign.everybody(model.population())
                : UniverseDesign.ofPeople(model.population(), survey.people());
        SurveyStage.design(survey, universe);
        List<EstimateRow> real = puf.estimates();
        String path = compute(asked, registry, universe, real);
        new SurveyReport(CompleteRun.find(path))
                .print(spec.commandLine().getOut(), survey.replicates() > 1, puf.isGiven(), CHART);
        spec.commandLine().getOut().flush();
        return 0;
    }

    private List<String> overrides() {
        List<String> overrides = new ArrayList<>();
        if (people != null) {
            overrides.add("survey.people=" + people);
        }
        if (replicates != null) {
            overrides.add("survey.replicates=" + replicates);
        }
        return overrides;
    }

    private String compute(Study asked, Registry registry, UniverseDesign universe, List<EstimateRow> real) {
        PrintWriter err = spec.commandLine().getErr();
        String question = CanonicalStudy.surveyJson(asked, puf.identity());
        SparkSession spark = SparkSessions.open(options.master());
        try (RunFolder folder =
                RunFolder.open(spark, options.out(), RunIdentity.describe(question, asked.seed(), registry))) {
            if (folder.isCommitted()) {
                err.println("this question was answered before; nothing is computed again");
                folder.pointLatestHere();
            } else {
                ask(asked, registry, universe, real, spark, folder);
            }
            err.flush();
            return folder.path();
        } finally {
            spark.stop();
        }
    }

    private void ask(
            Study asked,
            Registry registry,
            UniverseDesign universe,
            List<EstimateRow> real,
            SparkSession spark,
            RunFolder folder) {
        PrintWriter err = spec.commandLine().getErr();
        long sampled = universe.sampled();
        err.printf(Locale.ROOT, "universe   %,d synthetic people%n", sampled);
        err.flush();
        int tasks = TaskCount.of(asked, spark, sampled, TaskCount.PEOPLE);
        try (ProgressBar bar = new ProgressBar(spark, err, "survey", "people", sampled)) {
            new SurveyStage(spark, registry, asked, universe, tasks).run(folder, real, bar.progress());
        }
        new EvaluateStage(spark, asked, registry).writeParameters(folder, 0);
        folder.attach(CHART, chart(folder, universe));
        List<String> tables = new ArrayList<>(SurveyStage.tables(asked.survey()));
        tables.add(EvaluateStage.PARAMETER);
        folder.commit(tables);
    }

    private static String chart(RunFolder folder, UniverseDesign universe) {
        List<SurveyEstimate> estimates = Table.of(CohortStage.SURVEY_ESTIMATES, SurveyEstimate.class)
                .collect(folder.read(CohortStage.SURVEY_ESTIMATES));
        long adults = universe.strata().stream()
                .mapToLong(UniverseDesign.Stratum::adults)
                .sum();
        String country = String.format(
                Locale.ROOT,
                "%,d synthetic people who stand for %,d past-year users, asked as NSDUH 2021 asks: 50 strata of two PSUs, 47,291"
                        + " adults.",
                universe.sampled(),
                adults);
        return SvgChart.draw(SurveyChart.of(estimates, List.of(country)));
    }
}

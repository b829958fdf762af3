package org.allostat.jobs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.allostat.config.CanonicalStudy;
import org.allostat.config.StudyReader;
import org.allostat.population.Model;
import org.allostat.population.universe.UniverseDesign;
import org.allostat.report.SurveyChart;
import org.allostat.report.SvgChart;
import org.allostat.run.CompleteRun;
import org.allostat.run.RunFolder;
import org.allostat.run.RunTitle;
import org.allostat.study.Study;
import org.allostat.study.Survey;
import org.allostat.survey.CensusEstimates;
import org.allostat.survey.DomainVariable;
import org.allostat.survey.EstimateTable;
import org.allostat.survey.SurveyEstimate;
import org.allostat.survey.SurveyStage;
import org.allostat.survey.estimate.EstimateRow;
import org.allostat.table.Table;
import org.allostat.terminal.GivenPath;
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
        },
        footer = {
            "",
            "Examples:",
            "  jobs/allostat survey --people 800000",
            "  jobs/allostat survey survey-national --no-report"
        })
final class SurveyCommand implements Callable<Integer> {
    private static final String CHART = "survey_estimates.svg";
    private static final String USUAL_STUDY = "survey";
    private static final String PUF_ALONE = "public-use-file";

    @Parameters(
            arity = "0..1",
            paramLabel = "STUDY.yaml",
            converter = GivenPath.class,
            description = "A study file, or the name of one in jobs/studies (default: " + USUAL_STUDY + ").")
    private @Nullable String study;

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

    @Option(
            names = "--by",
            paramLabel = "VARIABLE",
            split = ",",
            description = {
                "Estimate by more than age group and sex, e.g. race,insurance.",
                "Variables, which may be shortened: ${COMPLETION-CANDIDATES}."
            },
            completionCandidates = ByNames.class)
    private List<String> by = List.of();

    /** Names of the variables that {@code --by} takes. */
    static final class ByNames extends ArrayList<String> {
        private static final long serialVersionUID = 1;

        ByNames() {
            super(Arrays.stream(DomainVariable.values())
                    .map(DomainVariable::label)
                    .toList());
        }
    }

    @Mixin
    private PufOption puf = new PufOption();

    @Mixin
    private RunOptions options = new RunOptions();

    @Mixin
    private ReportOption report = new ReportOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        List<String> overrides = overrides();
        boolean simulates = !puf.isGiven() || study != null || !overrides.isEmpty() || options.changesStudy();
        Study asked = options.study(study == null ? USUAL_STUDY : study, StudyReader.Use.SURVEY, overrides);
        String path = simulates ? simulate(asked) : tabulate(asked);
        if (RunElsewhere.isTold(path, spec.commandLine().getOut())) {
            return 0;
        }
        CompleteRun run = CompleteRun.find(path);
        new SurveyReport(run, !by.isEmpty())
                .print(
                        spec.commandLine().getOut(),
                        simulates,
                        simulates && asked.survey().replicates() > 1,
                        puf.isGiven(),
                        CHART,
                        report.write(run, spec.commandLine().getErr()));
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
        if (!by.isEmpty()) {
            overrides.add(
                    "survey.by=[" + by.stream().map(SurveyCommand::inFull).collect(Collectors.joining(", ")) + "]");
        }
        return overrides;
    }

    /** The variable that a word begins, or the word itself, which the study's schema then refuses. */
    private static String inFull(String word) {
        List<String> meant =
                new ByNames().stream().filter(name -> name.startsWith(word)).toList();
        return meant.size() == 1 ? meant.get(0) : word;
    }

    private String simulate(Study asked) {
        Job job = job(asked, puf.estimates(spec.commandLine().getErr()), puf.identity());
        try (Pipeline pipeline = Pipeline.open(job, options, spec.commandLine().getErr())) {
            pipeline.call(new RunTitle(asked.name(), asked.title()));
            return pipeline.answer();
        }
    }

    /**
     * A synthetic country asked.
     *
     * @param file estimates of a public-use file; empty without one
     * @param fileIdentity what is said of that file
     * @throws InputException if the survey cannot be asked of the country
     */
    static Job job(Study asked, List<EstimateRow> file, Map<String, String> fileIdentity) {
        Model model = new Model(asked.registry(), asked.seed());
        Survey survey = asked.survey();
        UniverseDesign universe = survey.people() == 0
                ? UniverseDesign.everybody(model.population())
                : UniverseDesign.ofPeople(model.population(), survey.people());
        SurveyStage.design(survey, universe);
        EstimateTable table = EstimateTable.of(asked.pack().tables(), file);
        return new Job(
                asked,
                CanonicalStudy.surveyJson(asked, fileIdentity),
                Job.withParameters(SurveyStage.tables(survey)),
                pipeline -> {
                    pipeline.survey(universe, table);
                    pipeline.folder().attach(CHART, chart(pipeline.folder(), country(universe, asked)));
                    pipeline.commit();
                });
    }

    /** The public-use file alone, beside what was published. */
    private String tabulate(Study asked) {
        List<EstimateRow> rows = puf.estimates(spec.commandLine().getErr());
        Job job = new Job(
                asked, CanonicalStudy.fileJson(puf.identity()), List.of(EstimateTable.SURVEY_ESTIMATES), pipeline -> {
                    RunFolder folder = pipeline.folder();
                    CensusEstimates.write(
                            folder,
                            pipeline.spark(),
                            EstimateTable.standard(rows).ofFile(rows));
                    folder.attach(CHART, chart(folder, "A public-use file alone: nobody was simulated."));
                    pipeline.commit();
                });
        try (Pipeline pipeline = Pipeline.open(job, options, spec.commandLine().getErr())) {
            pipeline.call(new RunTitle(PUF_ALONE, "A public-use file alone"));
            return pipeline.answer();
        }
    }

    private static String country(UniverseDesign universe, Study asked) {
        return String.format(
                Locale.ROOT,
                "%,d synthetic people who stand for %,d past-year users, asked as NSDUH 2021 asks: 50 strata of two PSUs, %s.",
                universe.sampled(),
                universe.adults(),
                asked.pack().exists() ? "at its rates, in " + asked.pack().place() + " alone" : "47,291 adults");
    }

    private static String chart(RunFolder folder, String note) {
        List<SurveyEstimate> estimates = Table.of(EstimateTable.SURVEY_ESTIMATES, SurveyEstimate.class)
                .collect(folder.read(EstimateTable.SURVEY_ESTIMATES));
        return SvgChart.draw(SurveyChart.of(estimates, List.of(note)));
    }
}

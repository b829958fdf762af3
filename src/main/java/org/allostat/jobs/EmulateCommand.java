package org.allostat.jobs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.allostat.config.EmulationLibrary;
import org.allostat.config.EmulationReader;
import org.allostat.config.PosteriorReader;
import org.allostat.config.StudyReader;
import org.allostat.emulate.EmulateStage;
import org.allostat.emulate.EmulatedStudy;
import org.allostat.emulate.EmulationRow;
import org.allostat.evidence.Posterior;
import org.allostat.evidence.PosteriorSets;
import org.allostat.evidence.Registry;
import org.allostat.problem.InputException;
import org.allostat.report.EmulationChart;
import org.allostat.report.SvgChart;
import org.allostat.run.CompleteRun;
import org.allostat.run.RunFolder;
import org.allostat.run.RunTitle;
import org.allostat.study.Study;
import org.allostat.table.Table;
import org.allostat.terminal.GivenPath;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Published studies inside the synthetic country: does what they found come out? */
@Command(
        name = "emulate",
        description = {
            "Repeat published trials and cohorts in the synthetic country and put what they find beside what was published:",
            "people found by the study's criteria, exposure read from what was dispensed, outcomes coded as the study coded",
            "them, the study's own estimator; and beside it the causal contrast of the same people. Nothing is tuned to it."
        },
        footer = {"", "Examples:", "  jobs/allostat emulate space-2018 --ci", "  jobs/allostat emulate --draws 20"})
final class EmulateCommand implements Callable<Integer> {
    static final String CHART = "emulation.svg";

    /** The study that gives seed and parameters where no option does. */
    private static final String USUAL_STUDY = "survey";

    /** People of the small size: one wave. */
    private static final int CI_PEOPLE = 2048;

    @Parameters(
            arity = "0..*",
            paramLabel = "STUDY",
            description = "Study files, or names of studies in jobs/emulations (default: all bundled ones).")
    private List<String> studies = List.of();

    @Option(
            names = "--ci",
            description = "The small size: every study on " + CI_PEOPLE + " people, whatever precision that gives.")
    private boolean small;

    @Option(
            names = "--most-people",
            paramLabel = "N",
            description = "No study looks at more people than this, up to the end of the wave under way.")
    private @Nullable Integer mostPeople;

    @Option(
            names = "--draws",
            paramLabel = "N",
            description = {
                "Also repeat every study in N draws of the posterior, all other parameters held: what of the published results the",
                "posterior predicts."
            })
    private int draws;

    @Option(
            names = "--draw-people",
            paramLabel = "N",
            defaultValue = "1024",
            description = "People on whom each study is repeated in each draw (default: ${DEFAULT-VALUE}).")
    private int drawPeople = 1024;

    @Option(
            names = "--posterior",
            paramLabel = "FILE",
            converter = GivenPath.class,
            description = "Draws that calibrate --posterior wrote (default: those that come with the program).")
    private @Nullable String posterior;

    @Mixin
    private RunOptions options = new RunOptions();

    @Mixin
    private ReportOption report = new ReportOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try {
            studies.forEach(GivenPath::of); // a converter's refusal ends a list of any length without a word of why
        } catch (TypeConversionException refused) {
            throw new ParameterException(spec.commandLine(), "STUDY: " + refused.getMessage(), refused);
        }
        Study asked = options.study(USUAL_STUDY, StudyReader.Use.SURVEY, List.of());
        Registry registry = asked.registry();
        Posterior found = posterior(Registry.standard());
        List<EmulatedStudy> read =
                EmulationReader.read(studies.isEmpty() ? EmulationLibrary.BUNDLED : studies, registry).stream()
                        .map(this::sized)
                        .toList();
        EmulateStage.Draws ofPosterior =
                new EmulateStage.Draws(new PosteriorSets(registry, found.draws()), draws, drawPeople);
        Job job = Job.emulation(asked, read, ofPosterior, found);
        String path;
        try (Pipeline pipeline = Pipeline.open(job, options, spec.commandLine().getErr())) {
            pipeline.call(title(read));
            path = pipeline.answer();
        }
        if (RunElsewhere.isTold(path, spec.commandLine().getOut())) {
            return 0;
        }
        CompleteRun run = CompleteRun.find(path);
        new EmulationReport(run)
                .print(
                        spec.commandLine().getOut(),
                        CHART,
                        draws,
                        report.write(run, spec.commandLine().getErr()));
        spec.commandLine().getOut().flush();
        return 0;
    }

    private static RunTitle title(List<EmulatedStudy> read) {
        return read.size() == 1
                ? new RunTitle(read.get(0).id(), read.get(0).title())
                : new RunTitle("emulate", read.size() + " published studies emulated");
    }

    /** What the draws are of; none where none are asked. */
    private Posterior posterior(Registry standard) {
        List<String> problems = new ArrayList<>();
        if (draws < 0) {
            problems.add("--draws " + draws + " (allowed: 0 or more)");
        }
        if (mostPeople != null && mostPeople < 1) {
            problems.add("--most-people " + mostPeople + " (allowed: 1 or more)");
        }
        if (drawPeople < 1) {
            problems.add("--draw-people " + drawPeople + " (allowed: 1 or more)");
        }
        if (posterior != null && draws == 0) {
            problems.add("--posterior without --draws (allowed: with --draws N)");
        }
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
        if (draws == 0) {
            return Posterior.NONE;
        }
        Posterior found = posterior == null ? Posterior.standard() : PosteriorReader.read(Path.of(posterior), standard);
        if (draws > found.draws().size()) {
            throw new InputException("--draws " + draws + ": more draws than " + found.name() + " holds (allowed: 0 to "
                    + found.draws().size() + ")");
        }
        return found;
    }

    private EmulatedStudy sized(EmulatedStudy study) {
        EmulatedStudy sized = small ? study.withMostPeople(CI_PEOPLE) : study;
        return mostPeople == null ? sized : sized.withMostPeople(mostPeople);
    }

    /** The picture beside the table. */
    static void attachChart(RunFolder folder) {
        List<EmulationRow> rows = Table.of(EmulateStage.EMULATION, EmulationRow.class)
                .collect(folder.read(EmulateStage.EMULATION).where("draw = 0"));
        folder.attach(CHART, SvgChart.draw(EmulationChart.of(rows)));
    }
}

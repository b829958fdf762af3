package org.allostat.jobs;

import java.util.List;
import java.util.concurrent.Callable;
import org.allostat.config.CanonicalStudy;
import org.allostat.config.EmulationLibrary;
import org.allostat.config.EmulationReader;
import org.allostat.config.StudyReader;
import org.allostat.emulate.EmulateStage;
import org.allostat.emulate.EmulatedStudy;
import org.allostat.emulate.EmulationRow;
import org.allostat.evidence.Registry;
import org.allostat.report.EmulationChart;
import org.allostat.report.SvgChart;
import org.allostat.run.CompleteRun;
import org.allostat.run.RunFolder;
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
        })
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

    @Mixin
    private RunOptions options = new RunOptions();

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
        Registry registry = Registry.standard().with(asked.parameters());
        List<EmulatedStudy> read =
                EmulationReader.read(studies.isEmpty() ? EmulationLibrary.BUNDLED : studies, registry).stream()
                        .map(this::sized)
                        .toList();
        String question = CanonicalStudy.emulationJson(asked, read);
        String path;
        try (Pipeline pipeline =
                Pipeline.open(asked, question, options, spec.commandLine().getErr())) {
            path = pipeline.answer(() -> {
                pipeline.emulate(read);
                pipeline.folder().attach(CHART, chart(pipeline.folder()));
                pipeline.commit(List.of(EmulateStage.EMULATION));
            });
        }
        new EmulationReport(CompleteRun.find(path)).print(spec.commandLine().getOut(), CHART);
        spec.commandLine().getOut().flush();
        return 0;
    }

    private EmulatedStudy sized(EmulatedStudy study) {
        EmulatedStudy sized = small ? study.withMostPeople(CI_PEOPLE) : study;
        return mostPeople == null ? sized : sized.withMostPeople(Math.max(1, mostPeople));
    }

    private static String chart(RunFolder folder) {
        List<EmulationRow> rows =
                Table.of(EmulateStage.EMULATION, EmulationRow.class).collect(folder.read(EmulateStage.EMULATION));
        return SvgChart.draw(EmulationChart.of(rows));
    }
}

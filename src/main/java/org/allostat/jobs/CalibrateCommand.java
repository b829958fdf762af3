package org.allostat.jobs;

import java.util.List;
import java.util.concurrent.Callable;
import org.allostat.calibrate.CalibrateStage;
import org.allostat.calibrate.Calibration;
import org.allostat.config.CalibrationReader;
import org.allostat.config.CanonicalStudy;
import org.allostat.config.StudyReader;
import org.allostat.evidence.Registry;
import org.allostat.run.CompleteRun;
import org.allostat.study.Study;
import org.allostat.terminal.GivenPath;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Parameters inferred from published results. */
@Command(
        name = "calibrate",
        description = {
            "Infer parameters jointly from published results: sets of values are tried on emulated studies, wave by wave, and",
            "weighted by how well they bring out what was published (incremental mixture importance sampling). Writes the sets, what",
            "each made of each target, and equally weighted draws of the posterior. Killed, it goes on after the last finished wave."
        })
final class CalibrateCommand implements Callable<Integer> {
    /** The study that gives the parameters that are not free. */
    private static final String USUAL_STUDY = "survey";

    @Parameters(
            arity = "0..1",
            paramLabel = "CALIBRATION",
            converter = GivenPath.class,
            defaultValue = "national",
            description = "Calibration file, or name in jobs/calibrations (default: ${DEFAULT-VALUE}).")
    private String file = "national";

    @Mixin
    private RunOptions options = new RunOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Study asked = options.study(USUAL_STUDY, StudyReader.Use.SURVEY, List.of());
        Registry registry = Registry.standard().with(asked.parameters());
        Calibration read = CalibrationReader.read(file, registry);
        Calibration calibration = options.hasSeed() ? read.withSeed(asked.seed()) : read;
        String question = CanonicalStudy.calibrationJson(asked, calibration);
        String path;
        try (Pipeline pipeline =
                Pipeline.open(asked, question, options, spec.commandLine().getErr())) {
            path = pipeline.answer(() -> {
                pipeline.calibrate(calibration);
                pipeline.commit(CalibrateStage.TABLES);
            });
        }
        new CalibrationReport(CompleteRun.find(path)).print(spec.commandLine().getOut());
        spec.commandLine().getOut().flush();
        return 0;
    }
}

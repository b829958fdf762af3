package org.allostat.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.allostat.calibrate.Calibration;
import org.allostat.calibrate.PosteriorFile;
import org.allostat.config.CalibrationReader;
import org.allostat.config.StudyReader;
import org.allostat.evidence.Registry;
import org.allostat.problem.FileReason;
import org.allostat.problem.InputException;
import org.allostat.run.CompleteRun;
import org.allostat.run.RunTitle;
import org.allostat.study.Study;
import org.allostat.terminal.GivenPath;
import org.allostat.terminal.OutputFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Parameters inferred from published results. */
@Command(
        name = "calibrate",
        description = {
            "Infer parameters jointly from published results: sets of values are tried on emulated studies, wave by wave, and",
            "weighted by how well they bring out what was published (incremental mixture importance sampling). Writes the sets, what",
            "each made of each target, and equally weighted draws of the posterior. Killed, it goes on after the last finished wave."
        },
        footer = {
            "",
            "Examples:",
            "  jobs/allostat calibrate ci --out runs/calibration",
            "  jobs/allostat calibrate national --posterior posterior.csv"
        })
final class CalibrateCommand implements Callable<Integer> {
    /** The study that gives the parameters that are not free. */
    private static final String USUAL_STUDY = "survey";
    /** Each takes as long as a calibration. */
    private static final int MOST_REPEATS = 1000;

    @Parameters(
            arity = "0..1",
            paramLabel = "CALIBRATION",
            converter = GivenPath.class,
            defaultValue = "national",
            description = "Calibration file, or name in jobs/calibrations (default: ${DEFAULT-VALUE}).")
    private String file = "national";

    @Option(
            names = "--recover",
            paramLabel = "N",
            description = {
                "Instead: is the calibration right? N times the model itself makes the results, at values drawn from the priors, and",
                "the calibration looks for them. Prints how often its intervals hold the true values."
            })
    private int recover;

    @Option(
            names = "--posterior",
            paramLabel = "FILE",
            converter = GivenPath.class,
            description = "Also write the draws as the file that studies draw from (study field posterior).")
    private @Nullable String posterior;

    @Mixin
    private RunOptions options = new RunOptions();

    @Mixin
    private ReportOption report = new ReportOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Study asked = options.study(USUAL_STUDY, StudyReader.Use.SURVEY, List.of());
        if (asked.pack().exists()) {
            throw new InputException("pack " + asked.pack().name()
                    + ": what is calibrated to was published of the country (allowed: calibrate without a pack)");
        }
        Registry registry = asked.registry();
        Calibration read = CalibrationReader.read(file, registry);
        Calibration calibration = options.hasSeed() ? read.withSeed(asked.seed()) : read;
        if (recover < 0 || recover > MOST_REPEATS) {
            throw new InputException("--recover " + recover + " (allowed: 1 to " + MOST_REPEATS + " repeats)");
        }
        Path written = posterior == null ? null : Path.of(posterior);
        refuseUnwritable(written);
        Job job = Job.calibration(asked, calibration, recover);
        String path;
        String draws = "";
        try (Pipeline pipeline = Pipeline.open(job, options, spec.commandLine().getErr())) {
            pipeline.call(new RunTitle(calibration.id(), calibration.title()));
            path = pipeline.answer();
            if (written != null) {
                draws = PosteriorFile.text(
                        pipeline.folder(), calibration, Registry.standard(), AllostatVersion.withCommit());
            }
        }
        if (written != null) {
            write(written, draws);
        }
        if (RunElsewhere.isTold(path, spec.commandLine().getOut())) {
            return 0;
        }
        CompleteRun run = CompleteRun.find(path);
        if (recover > 0) {
            new CalibrationReport(run).printRecovery(spec.commandLine().getOut());
        } else {
            new CalibrationReport(run)
                    .print(
                            spec.commandLine().getOut(),
                            report.write(run, spec.commandLine().getErr()));
        }
        spec.commandLine().getOut().flush();
        return 0;
    }

    private void refuseUnwritable(@Nullable Path written) {
        List<String> problems = new ArrayList<>();
        if (written != null) {
            OutputFile.check("--posterior", written, List.of(), problems);
            if (recover > 0) {
                problems.add("--posterior with --recover, which infers nothing of the world (allowed: one of the two)");
            }
        }
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
    }

    private static void write(Path file, String text) {
        try {
            OutputFile.write(file, writer -> {
                try {
                    writer.write(text);
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
        } catch (IOException failure) {
            throw new UncheckedIOException(file + ": cannot be written: " + FileReason.of(failure), failure);
        }
    }
}

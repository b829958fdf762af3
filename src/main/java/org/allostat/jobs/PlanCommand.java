package org.allostat.jobs;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.allostat.config.StudyReader;
import org.allostat.evaluate.EvaluateStage;
import org.allostat.evaluate.decision.PrecisionPlan;
import org.allostat.outcomes.Measure;
import org.allostat.problem.FileReason;
import org.allostat.problem.InputException;
import org.allostat.problem.Nearest;
import org.allostat.problem.Shown;
import org.allostat.random.NormalQuantile;
import org.allostat.study.Study;
import org.allostat.terminal.GivenPath;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** How large a study with draws must be. */
@Command(
        name = "plan",
        description = {
            "How many patients in how many draws give the mean over draws of a policy's difference from the comparator a wanted precision,",
            "in which time on this machine, and which split is cheapest. Two small pilots tell how much draws differ, how much patients",
            "differ, and what both cost. Nothing of them is kept."
        },
        footer = {
            "",
            "Examples:",
            "  jobs/allostat plan --measure qalys --half-width 0.01",
            "  jobs/allostat plan quickstart --measure overdoses --half-width 0.2"
        })
final class PlanCommand implements Callable<Integer> {
    private static final String PILOT_RESULTS = "pilot";
    private static final int LARGER = 4;

    @Parameters(
            arity = "0..1",
            paramLabel = "STUDY.yaml",
            converter = GivenPath.class,
            defaultValue = "quickstart",
            description = "A study file, or the name of one in jobs/studies (default: ${DEFAULT-VALUE}).")
    private String study = "quickstart";

    @Option(
            names = "--measure",
            paramLabel = "MEASURE",
            defaultValue = "qalys",
            description = "A measure of policy_contrasts (default: ${DEFAULT-VALUE}).")
    private String measure = "qalys";

    @Option(
            names = "--half-width",
            paramLabel = "X",
            required = true,
            description = "Half the width of the 95%% interval of the mean over draws, in the measure's unit.")
    private double halfWidth;

    @Option(
            names = "--pilot-patients",
            paramLabel = "N",
            defaultValue = "500",
            description =
                    "Cohort patients of the first pilot, about; the second has four times as many (default: ${DEFAULT-VALUE}).")
    private int pilotPatients = 500;

    @Option(
            names = "--pilot-draws",
            paramLabel = "N",
            defaultValue = "12",
            description = "Draws of the first pilot; the second has a third of them (default: ${DEFAULT-VALUE}).")
    private int pilotDraws = 12;

    @Mixin
    private RunOptions options = new RunOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** What a pilot found: by policy the estimates, errors and patients of its draws; and what it cost. */
    private record Pilot(Map<String, List<Row>> byPolicy, double patients, int draws, double seconds) {}

    @Override
    public Integer call() {
        refuse();
        PrintWriter out = spec.commandLine().getOut();
        Path folder = temporary();
        try {
            Pilot small = pilot(folder, pilotPatients, pilotDraws);
            Pilot large = pilot(folder, LARGER * pilotPatients, Math.max(2, pilotDraws / 3));
            print(small, large, out);
        } finally {
            delete(folder);
        }
        out.flush();
        return 0;
    }

    private void refuse() {
        List<String> problems = new ArrayList<>();
        List<String> measures =
                Arrays.stream(Measure.values()).map(Measure::label).toList();
        if (!measures.contains(measure)) {
            problems.add("--measure " + Shown.value(measure) + ": unknown measure" + Nearest.hint(measure, measures)
                    + " (allowed: " + String.join(", ", measures) + ")");
        }
        if (!(halfWidth > 0 && halfWidth < Double.POSITIVE_INFINITY)) {
            problems.add("--half-width " + halfWidth + " (allowed: above 0)");
        }
        if (pilotPatients < 1 || pilotDraws < 2) {
            problems.add("--pilot-patients " + pilotPatients + ", --pilot-draws " + pilotDraws
                    + " (allowed: 1 or more, 2 or more)");
        }
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
    }

    private Pilot pilot(Path folder, int patients, int draws) {
        Study asked = options.study(
                study,
                StudyReader.Use.RUN,
                List.of("patients=" + patients, "draws=" + draws, "pivots.parameters=[]", "structures=[]"));
        PrintWriter err = spec.commandLine().getErr();
        err.printf(Locale.ROOT, "%s      about %,d patients, %d draws%n", PILOT_RESULTS, patients, draws);
        if (asked.pack().exists()) {
            err.println(
                    "pack       " + asked.pack().name() + ": " + asked.pack().title());
        }
        err.flush();
        try (Pipeline pipeline = Pipeline.open(Job.run(asked), options.master(), folder.toString(), err)) {
            pipeline.cohort();
            pipeline.simulate();
            pipeline.evaluate();
            Dataset<Row> contrasts = pipeline.folder().read(EvaluateStage.POLICY_CONTRASTS);
            Map<String, List<Row>> byPolicy = new TreeMap<>();
            double people = 0;
            for (Row row : contrasts
                    .where(
                            "draw > 0 AND stratum_variable = 'all' AND difference IS NOT NULL AND standard_error IS NOT NULL")
                    .where(contrasts.col("measure").equalTo(measure))
                    .select("policy", "draw", "difference", "standard_error", "patients")
                    .orderBy("policy", "draw")
                    .collectAsList()) {
                byPolicy.computeIfAbsent(row.getString(0), unused -> new ArrayList<>())
                        .add(row);
                people = row.getLong(4);
            }
            if (byPolicy.isEmpty()) {
                throw new InputException("--measure " + measure + ": no policy differs from the comparator in it"
                        + " (allowed: a measure that the study's policies have)");
            }
            return new Pilot(byPolicy, people, draws, pipeline.secondsOfDraws());
        }
    }

    private void print(Pilot small, Pilot large, PrintWriter out) {
        double first = small.seconds / small.draws;
        double second = large.seconds / large.draws;
        double perPatient = Math.max(1e-9, (second - first) / (large.patients - small.patients));
        double perDraw = Math.max(0, first - perPatient * small.patients);
        String unit = Measure.ofLabel(measure).unit();
        out.println();
        out.println("Whole cohort, difference from the comparator in " + measure + " (" + unit
                + "): what draws and patients add");
        out.printf(Locale.ROOT, "%-32s %16s %22s%n", "policy", "SD between draws", "SD of one patient");
        String worst = "";
        PrecisionPlan plan = null;
        double standardError = halfWidth / NormalQuantile.TWO_SIDED_95;
        for (Map.Entry<String, List<Row>> each : small.byPolicy.entrySet()) {
            List<Row> rows = each.getValue();
            if (rows.size() < 2) {
                continue;
            }
            PrecisionPlan found = PrecisionPlan.of(
                    rows.stream().mapToDouble(row -> row.getDouble(2)).toArray(),
                    rows.stream().mapToDouble(row -> row.getDouble(3)).toArray(),
                    rows.stream().mapToDouble(row -> row.getLong(4)).toArray(),
                    perDraw,
                    perPatient);
            out.printf(
                    Locale.ROOT,
                    "%-32s %16.4g %22.4g%n",
                    each.getKey(),
                    Math.sqrt(found.varianceBetween()),
                    Math.sqrt(found.variancePerPatient()));
            if (plan == null || needs(found, standardError) > needs(plan, standardError)) {
                plan = found;
                worst = each.getKey();
            }
        }
        if (plan == null) {
            throw new InputException(
                    "--pilot-draws " + pilotDraws + ": no policy has the measure in two draws (allowed: more draws)");
        }
        out.println();
        out.printf(
                Locale.ROOT,
                "For %s, which needs most: 95%% interval of the mean over draws no wider than +-%s on this machine (%.2f s a draw and %.2f ms"
                        + " a patient)%n",
                worst,
                halfWidth,
                perDraw,
                1000 * perPatient);
        out.printf(Locale.ROOT, "%10s %8s %10s%n", "patients", "draws", "minutes");
        PrecisionPlan.Split cheapest = plan.splits(standardError).stream()
                .min(Comparator.comparingDouble(PrecisionPlan.Split::seconds))
                .orElseThrow();
        for (PrecisionPlan.Split split : plan.splits(standardError)) {
            out.printf(
                    Locale.ROOT,
                    "%,10d %,8d %10.1f%s%n",
                    split.patients(),
                    split.draws(),
                    split.seconds() / 60,
                    split.equals(cheapest) ? "   cheapest" : "");
        }
        out.println();
        out.println(
                "* This is the error of the mean over draws. What is not known of the parameters shows in the interval over draws, which no"
                        + " number of patients narrows.");
        out.println("* " + small.draws + " draws tell the spread between draws to about "
                + Math.round(100 / Math.sqrt(2.0 * (small.draws - 1))) + "%; times are of these pilots.");
    }

    private static double needs(PrecisionPlan plan, double standardError) {
        return plan.splits(standardError).stream()
                .mapToDouble(PrecisionPlan.Split::seconds)
                .min()
                .orElse(0);
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("allostat-plan-");
        } catch (IOException failure) {
            throw new UncheckedIOException("no temporary folder: " + failure.getMessage(), failure);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException failure) {
            throw new UncheckedIOException(folder + ": cannot be deleted: " + FileReason.of(failure), failure);
        }
    }
}

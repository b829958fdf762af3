package org.allostat.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.allostat.config.CalibrationReader;
import org.allostat.config.CanonicalStudy;
import org.allostat.config.ConfigFile;
import org.allostat.config.EmulationReader;
import org.allostat.config.KeptStudy;
import org.allostat.config.PackReader;
import org.allostat.config.PatientParameterFile;
import org.allostat.config.PolicyReader;
import org.allostat.config.PosteriorReader;
import org.allostat.config.ScheduleFile;
import org.allostat.config.StudyReader;
import org.allostat.evidence.Registry;
import org.allostat.population.Model;
import org.allostat.problem.InputException;
import org.allostat.problem.InputText;
import org.allostat.problem.Problems;
import org.allostat.problem.Shown;
import org.allostat.run.CompleteRun;
import org.allostat.study.Study;
import org.allostat.survey.estimate.LonelyPsu;
import org.allostat.survey.estimate.StandardEstimates;
import org.allostat.survey.puf.PufFile;

/** Every kind of file and name that a user may give. */
final class InputKinds {
    private static final Registry REGISTRY = Registry.standard();
    /** A file of the kind's folder, or another one that the damaged text names. */
    private static final InputKind.Naming BY_FOLDER =
            given -> line -> line.contains(Shown.value(given.folder().toString()))
                    || given.text().contains(line.substring(0, Math.max(1, line.indexOf(':'))));

    private static final String SCHEDULE = """
            day,mme_per_day,buprenorphine_mg_per_day,formulation
            0,90,0,immediate_release
            28,60.5,0,extended_release
            100,0,8,buprenorphine
            """;

    private static final String PATIENT = """
            parameter_id,value
            traits.untreated_pain,7
            pi_NI,0.5
            pharmacology.tolerance_gain,1e0
            """;

    private static final List<String> SETTINGS = List.of(
            "years=2",
            "patients=all",
            "policies=[usual-care, cdc-2022]",
            "parameters.pi_NI=0",
            "parameters.hazard.illicit_potency=3",
            "pivots.patients=100",
            "pivots.parameters=[{parameter: pi_NI, value: 0.1}]",
            "survey.people=all",
            "strata=[[sex, insurance]]",
            "draws=4",
            "uncertainty=prior",
            "willingness_to_pay_usd_per_qaly=[50000, 1e5]",
            "pack='kentucky'");

    private static final int LETTERS = 8;
    private static final int MOST_DRAWS = 2;

    private InputKinds() {}

    static List<InputKind> all() {
        List<InputKind> kinds = new ArrayList<>(List.of(
                files("study", 100, InputKinds::studies, InputKinds::study),
                files("policy", 130, () -> yaml("jobs/policies"), given -> {
                    PolicyReader.read(given.file(), REGISTRY);
                    ConfigFile.check(given.file(), REGISTRY);
                }),
                files(
                        "emulation",
                        150,
                        InputKinds::emulations,
                        given -> EmulationReader.read(List.of(given.file().toString()), REGISTRY)),
                files(
                        "calibration",
                        20,
                        () -> yaml("jobs/calibrations"),
                        given -> CalibrationReader.read(given.file().toString(), REGISTRY)),
                files(
                        "schedule",
                        200,
                        () -> List.of(new InputKind.Seed("schedule.csv", Mutator.Language.CSV, SCHEDULE)),
                        InputKinds::schedule),
                files(
                        "patient parameters",
                        120,
                        () -> List.of(new InputKind.Seed("patient.csv", Mutator.Language.CSV, PATIENT)),
                        InputKinds::patient),
                files("posterior", 30, InputKinds::posterior, given -> PosteriorReader.read(given.file(), REGISTRY)),
                files(
                        "survey file",
                        80,
                        InputKinds::survey,
                        given -> PufFile.read(
                                given.file(),
                                StandardEstimates.ofAdults(),
                                LonelyPsu.values()[given.text().length() % LonelyPsu.values().length])),
                files(
                        "state pack",
                        80,
                        InputKinds::packs,
                        given -> PackReader.read(given.file().resolveSibling("").toString(), Path.of(""), REGISTRY)),
                texts(
                        "setting",
                        25,
                        Mutator.Language.SETTING,
                        SETTINGS,
                        InputKinds::setting,
                        given -> line -> line.contains("--set") || line.contains("study.yaml")),
                texts(
                        "name",
                        60,
                        Mutator.Language.NAME,
                        List.of(
                                "quickstart",
                                "usual-care",
                                "space-2018",
                                "national",
                                "kentucky",
                                "jobs/studies/ci.yaml",
                                "./pack"),
                        InputKinds::name,
                        InputKinds::byText),
                texts(
                        "run argument",
                        120,
                        Mutator.Language.NAME,
                        List.of(
                                "latest",
                                "latest:survey",
                                "runs/latest",
                                "runs",
                                "691e2f374de3f640",
                                "Three policies",
                                "file:///tmp/x",
                                "runs/latest:run"),
                        given -> CompleteRun.find(given.text()),
                        InputKinds::byText)));
        kinds.addAll(RunFiles.kinds());
        kinds.add(SqlTexts.kind());
        return kinds;
    }

    /** The shares of all kinds together. */
    static int shares() {
        return all().stream().mapToInt(InputKind::share).sum();
    }

    private static InputKind files(
            String name, int share, Supplier<List<InputKind.Seed>> seeds, InputKind.Reader reader) {
        return new InputKind(name, share, seeds.get(), reader, BY_FOLDER);
    }

    private static InputKind texts(
            String name,
            int share,
            Mutator.Language language,
            List<String> texts,
            InputKind.Reader reader,
            InputKind.Naming naming) {
        return new InputKind(
                name,
                share,
                texts.stream()
                        .map(text -> new InputKind.Seed("", language, text))
                        .toList(),
                reader,
                naming);
    }

    /** The beginning of what was given stands in the line, as far as it can be shown; of a path, that of one of its parts. */
    private static Predicate<String> byText(InputKind.Given given) {
        List<String> parts = Stream.of(Shown.value(given.text().strip()).split("/", -1))
                .filter(part -> !part.isEmpty() && !part.equals("file:"))
                .map(part -> part.substring(0, Math.min(LETTERS, part.length())))
                .toList();
        return line -> parts.isEmpty() || parts.stream().anyMatch(line::contains);
    }

    static List<InputKind.Seed> yaml(String folder) {
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(file -> InputKind.Seed.of(file, Mutator.Language.YAML))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<InputKind.Seed> studies() {
        List<InputKind.Seed> seeds = new ArrayList<>(yaml("jobs/studies"));
        seeds.add(InputKind.Seed.of(Path.of("src/test/resources/fuzz/everything.yaml"), Mutator.Language.YAML));
        InputKind.Seed policy = InputKind.Seed.of(Path.of("jobs/policies/va-dod-2022.yaml"), Mutator.Language.YAML);
        seeds.add(new InputKind.Seed("mine.yaml", Mutator.Language.YAML, policy.text()));
        return seeds;
    }

    private static List<InputKind.Seed> emulations() {
        List<InputKind.Seed> seeds = new ArrayList<>(yaml("jobs/emulations"));
        yaml("jobs/emulations/policies").forEach(policy -> seeds.add(policy.in("policies")));
        return seeds;
    }

    private static List<InputKind.Seed> posterior() {
        String text = InputKind.Seed.of(Path.of("src/main/resources/evidence/posterior.csv"), Mutator.Language.CSV)
                .text();
        int lines = 16; // the comments, the header and some draws
        return List.of(new InputKind.Seed(
                "posterior.csv",
                Mutator.Language.CSV,
                String.join("\n", text.lines().limit(lines).toList()) + "\n"));
    }

    private static List<InputKind.Seed> survey() {
        return List.of(InputKind.Seed.of(Path.of("src/test/resources/puf/synthetic.tsv"), Mutator.Language.TSV));
    }

    private static List<InputKind.Seed> packs() {
        List<InputKind.Seed> seeds = new ArrayList<>();
        for (String pack : List.of("kentucky", "template")) {
            try (Stream<Path> files = Files.list(Path.of("jobs/packs", pack))) {
                files.filter(file -> file.toString().matches(".*\\.(yaml|csv)"))
                        .sorted()
                        .map(file -> InputKind.Seed.of(
                                        file,
                                        file.toString().endsWith(".csv") ? Mutator.Language.CSV : Mutator.Language.YAML)
                                .in(pack))
                        .forEach(seeds::add);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        return seeds;
    }

    private static void schedule(InputKind.Given given) {
        Problems problems = new Problems(given.file().toString());
        ScheduleFile.read(given.file(), problems);
        problems.throwIfAny();
    }

    private static void patient(InputKind.Given given) {
        Problems problems = new Problems(given.file().toString());
        PatientParameterFile.read(given.file(), REGISTRY, problems);
        problems.throwIfAny();
    }

    private static void setting(InputKind.Given given) {
        StudyReader.read(
                Path.of("src/test/resources/fuzz/study.yaml"), List.of(given.text()), StudyReader.Use.CHECK, REGISTRY);
    }

    private static void name(InputKind.Given given) {
        List<Consumer<String>> readers = List.of(
                name -> StudyReader.read(InputText.path(name), List.of(), StudyReader.Use.SURVEY, REGISTRY),
                name -> EmulationReader.read(List.of(name), REGISTRY),
                name -> CalibrationReader.read(name, REGISTRY),
                name -> PackReader.read(name, Path.of("study.yaml"), REGISTRY));
        readers.get(Math.floorMod(given.text().hashCode(), readers.size())).accept(given.text());
    }

    /** What check takes a run takes too, and what is kept of a run is the question that was asked. */
    private static void study(InputKind.Given given) {
        if (given.file().endsWith("mine.yaml")) {
            PolicyReader.read(given.file(), REGISTRY);
            return;
        }
        ConfigFile.Kind kind = ConfigFile.check(given.file(), REGISTRY);
        if (kind != ConfigFile.Kind.STUDY) {
            return;
        }
        StudyReader.Use use = given.text().contains("survey") ? StudyReader.Use.SURVEY : StudyReader.Use.RUN;
        Study study;
        try {
            study = StudyReader.read(given.file(), List.of(), use, REGISTRY);
        } catch (InputException refused) {
            throw new AssertionError("check passes what a run refuses: " + refused.problems(), refused);
        }
        Registry registry = study.registry();
        new Model(registry, study.seed());
        for (int draw = 1; draw <= Math.min(MOST_DRAWS, study.draws()); draw++) {
            new Model(study.parameterDraws(registry).of(draw), study.seed());
        }
        expectKept(study);
    }

    private static void expectKept(Study study) {
        try {
            String json = CanonicalStudy.json(study);
            JsonNode tree = JsonMapper.builder().build().readTree(json);
            KeptStudy kept = KeptStudy.read(tree, "kept");
            assertEquals(study.policies(), kept.policies());
            assertEquals(study.parameters(), kept.parameters());
            assertEquals(study.pack(), kept.pack());
            assertEquals(study.valuation(), kept.valuation());
            assertEquals(List.of(study.seed(), (long) study.years()), List.of(kept.seed(), (long) kept.years()));
            assertEquals(study.comparator(), kept.comparator());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

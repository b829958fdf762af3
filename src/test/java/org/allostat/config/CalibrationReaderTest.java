package org.allostat.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allostat.calibrate.Calibration;
import org.allostat.calibrate.CalibrationTarget;
import org.allostat.calibrate.TargetScale;
import org.allostat.evidence.Posterior;
import org.allostat.evidence.Registry;
import org.allostat.problem.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class CalibrationReaderTest {
    private static final Registry REGISTRY = Registry.standard();

    private static final String CALIBRATION = """
            title: A calibration
            unknowns:
              - {parameter: h_Q, prior: "uniform(0, 1)", reason: wide}
              - {parameter: hazard.crisis_base}
            targets:
              - {study: agnoli-2021, estimand: crisis_irr, discrepancy: 0.1, reason: coding}
              - {study: darnall-2018, estimand: dropout_4_months, discrepancy: 0.3, reason: few people}
              - {target: C2b, discrepancy: 0.1, reason: an input}
            """;

    private static Calibration read(String yaml) {
        return CalibrationReader.read(new SourceText("calibration.yaml", yaml), REGISTRY);
    }

    @Test
    void aCalibrationIsReadWithItsDefaults() {
        Calibration calibration = read(CALIBRATION);
        assertEquals("calibration", calibration.id());
        assertEquals(200, calibration.draws());
        assertEquals("care.distress_weight", calibration.unknowns().get(0).parameter());
        assertEquals(
                REGISTRY.parameter("hazard.crisis_base").distribution().text(),
                calibration.unknowns().get(1).prior());
        CalibrationTarget ratio = calibration.targets().get(0);
        assertEquals(TargetScale.LOG, ratio.scale());
        assertEquals(1.74, ratio.published());
        assertEquals((Math.log(2.01) - Math.log(1.50)) / (2 * 1.959963984540054), ratio.standardError(), 1e-12);
        CalibrationTarget share = calibration.targets().get(1);
        assertEquals(TargetScale.LOGIT, share.scale());
        assertEquals(0, share.standardError());
        CalibrationTarget figure = calibration.targets().get(2);
        assertTrue(figure.isOfSurvey());
        assertEquals(TargetScale.LOGIT, figure.scale());
        assertEquals(22.0, figure.published());
        assertEquals(2048, calibration.interviewed());
    }

    /** What is wrong, where, and what is allowed, for each mistake that a file can hold beside breaking the schema. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "h_Q|h_QQ|calibration.yaml:3|unknown parameter",
                "hazard.crisis_base|care.distress_weight|calibration.yaml:4|twice",
                "uniform(0, 1)|uniform(1, 0)|calibration.yaml:3|low",
                "uniform(0, 1)|normal(3)|calibration.yaml:3|allowed: fixed, normal",
                "uniform(0, 1)|fixed|calibration.yaml:3|has no spread",
                "hazard.crisis_base|hazard.illicit_potency|calibration.yaml:4|has no spread",
                ", reason: wide||calibration.yaml:3|a prior without a reason",
                "crisis_irr|crisis_ir|calibration.yaml:6|did you mean crisis_irr?",
                "agnoli-2021|agnoli-2022|calibration.yaml:6|unknown emulation",
                "dropout_4_months|dose_left_median|calibration.yaml:7|must not be tuned to",
                "discrepancy: 0.3|discrepancy: 0|calibration.yaml:7|0 where no error was published",
                "darnall-2018, estimand: dropout_4_months|agnoli-2021, estimand: crisis_irr|calibration.yaml:7|twice",
                "target: C2b|target: C2|calibration.yaml:8|must not be tuned to",
                "target: C2b|target: C2bb|calibration.yaml:8|did you mean C2b?",
                "target: C2b|target: C11b|calibration.yaml:8|no estimate of the census",
                "target: C2b|target: criterion_craving, study: dunn-2010|calibration.yaml:8|names no one published result",
                "target: C2b|study: dunn-2010|calibration.yaml:8|names no one published result",
                "target: C2b, discrepancy: 0.1|target: C3a, discrepancy: 0|calibration.yaml:8|0 where no error was published",
            })
    void aMistakeIsNamedWithItsPlaceAndWhatIsAllowed(String from, String to, String place, String message) {
        assertTrue(CALIBRATION.contains(from), from);
        InputException refused =
                assertThrows(InputException.class, () -> read(CALIBRATION.replace(from, to == null ? "" : to)));
        assertTrue(
                refused.problems().stream().anyMatch(problem -> problem.startsWith(place) && problem.contains(message)),
                () -> place + " " + message + " in " + refused.problems());
        assertTrue(refused.problems().stream().allMatch(each -> each.contains("allowed")), refused::getMessage);
    }

    static final List<String> BUNDLED = CalibrationLibrary.BUNDLED;

    @ParameterizedTest
    @FieldSource("BUNDLED")
    void bundledCalibrationsAreValid(String name) {
        assertEquals(name, CalibrationReader.read(name, REGISTRY).id());
    }

    @Test
    void checkTellsACalibrationFromOtherFiles() {
        assertEquals(
                ConfigFile.Kind.CALIBRATION, ConfigFile.check(Path.of("jobs/calibrations/national.yaml"), REGISTRY));
    }

    @Test
    void theListOfBundledCalibrationsIsTheFolder() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("jobs/calibrations"))) {
            assertEquals(
                    new TreeSet<>(CalibrationLibrary.BUNDLED),
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".yaml"))
                            .map(name -> name.replace(".yaml", ""))
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    @Test
    void theNationalCalibrationFreesWhatTheModelDescriptionCallsUncertain() {
        Calibration national = CalibrationReader.read("national", REGISTRY);
        assertTrue(
                national.unknowns().size() >= 25,
                "unknowns: " + national.unknowns().size());
        assertTrue(
                national.targets().size() >= 20,
                "targets: " + national.targets().size());
    }

    /** What the program carries is of the file that it carries, with as many draws, and says what it is worth. */
    @Test
    void theShippedPosteriorIsOfTheNationalCalibration() {
        Posterior posterior = Posterior.standard();
        Calibration national = CalibrationReader.read("national", REGISTRY);
        assertEquals(national.draws(), posterior.draws().size());
        assertEquals(
                new TreeSet<>(national.unknowns().stream()
                        .map(Calibration.Unknown::parameter)
                        .toList()),
                new TreeSet<>(posterior.draws().get(0).keySet()));
        assertTrue(Integer.parseInt(posterior.made().getOrDefault("effective sample size", "0")) > 1);
        assertEquals(
                national.targets().stream()
                        .map(target -> target.study() + " " + target.estimand())
                        .collect(Collectors.joining("; ")),
                posterior.made().get("targets"));
    }
}

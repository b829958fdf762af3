package org.allostat.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.allostat.evidence.FrozenRegistry;
import org.allostat.evidence.Posterior;
import org.allostat.evidence.Registry;
import org.allostat.problem.InputException;
import org.allostat.study.Structure;
import org.allostat.study.Study;
import org.allostat.study.Uncertainty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a study's draws come from, and its structures. */
class StudyDrawsTest {
    private static final Registry REGISTRY = FrozenRegistry.REGISTRY;
    private static final String HEAD = "title: Test\npatients: 500\npolicies: [usual-care, cdc-2016]\n";

    @TempDir
    private Path folder;

    private Study read(String more) throws IOException {
        Path file = Files.writeString(folder.resolve("study.yaml"), HEAD + more);
        return StudyReader.read(file, List.of(), StudyReader.Use.RUN, REGISTRY);
    }

    private String file(double... values) throws IOException {
        List<Map<String, Double>> draws = new java.util.ArrayList<>();
        for (double value : values) {
            draws.add(Map.of("hazard.crisis_base", value));
        }
        Files.writeString(folder.resolve("mine.csv"), Posterior.text(Map.of(), draws.get(0), draws, REGISTRY));
        return "posterior: mine.csv\n";
    }

    @Test
    void aStudyDrawsFromThePosteriorBesideIt() throws IOException {
        Study study = read("draws: 2\n" + file(0.01, 0.02, 0.03));
        assertEquals(Uncertainty.POSTERIOR, study.uncertainty());
        assertEquals(3, study.posterior().draws().size());
        assertEquals(0.01, study.registry().parameter("hazard.crisis_base").value(), "draw 0 is the file's centre");
        assertEquals(
                0.02,
                study.parameterDraws(REGISTRY)
                        .of(2)
                        .parameter("hazard.crisis_base")
                        .value());
    }

    /** Two files of other draws are two questions; where nothing is drawn the file that the program carries is no part of one. */
    @Test
    void theDrawsArePartOfTheQuestion() throws IOException {
        String one = CanonicalStudy.json(read("draws: 2\n" + file(0.01, 0.02)));
        String other = CanonicalStudy.json(read("draws: 2\n" + file(0.01, 0.03)));
        assertTrue(!one.equals(other));
        assertEquals(Posterior.NONE, read("").posterior());
        assertEquals(Posterior.NONE, read("draws: 3\nuncertainty: prior\n").posterior());
    }

    @Test
    void structuresAreReadWithIdsInPlaceOfSymbols() throws IOException {
        Study study = read("structures:\n  - {id: no-oih, title: None, parameters: {pi_NI: 0}, reason: contested}\n");
        assertEquals(
                List.of(new Structure("no-oih", "None", Map.of("traits.neuroimmune_pain_weight", 0.0), "contested")),
                study.structures());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "draws: 3 | 4:8: draws: more draws than FOLDER/mine.csv holds: 3 (allowed: 0 to 2, or uncertainty: prior)",
                "draws: 1, uncertainty: none | draws: 1 draws without uncertainty",
                "draws: 1, uncertainty: prior | a posterior where uncertainty is prior",
                "uncertainty: sometimes | 4:14: uncertainty: unknown value: sometimes",
            })
    void aMistakeOfDrawsIsNamed(String more, String message) throws IOException {
        String yaml = more.replace(", ", "\n") + "\n" + file(0.01, 0.02);
        InputException refused = assertThrows(InputException.class, () -> read(yaml));
        assertTrue(said(refused).contains(message.replace("FOLDER", folder.toString())), said(refused));
        assertTrue(said(refused).contains("allowed"), said(refused));
    }

    @Test
    void aPosteriorOfAnotherModelIsRefusedWhereTheStudyNamesIt() throws IOException {
        String more = "draws: 2\n" + file(0.01, 0.02);
        Path posterior = folder.resolve("mine.csv");
        Files.writeString(posterior, Files.readString(posterior).replaceFirst("model: .*", "model: 0.9"));
        InputException refused = assertThrows(InputException.class, () -> read(more));
        assertTrue(said(refused).contains("study.yaml:5:12: posterior"), said(refused));
        assertTrue(said(refused).contains("made with model 0.9"), said(refused));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{id: as-is, title: x, parameters: {pi_NI: 0}} | is the model as it is",
                "{id: a, title: x, parameters: {pi_NIA: 0}} | unknown parameter: pi_NIA; did you mean pi_NI?",
                "{id: a, title: x, parameters: {pi_NI: -1}} | out of range",
                "{id: a, title: x, parameters: {}} | parameters",
                "{id: a, title: x, parameters: {hazard.illicit_potency: VALUE}} | changes nothing",
            })
    void aMistakeOfStructuresIsNamed(String structure, String message) {
        String value =
                String.valueOf(REGISTRY.parameter("hazard.illicit_potency").value());
        String yaml = "structures:\n  - " + structure.replace("VALUE", value) + "\n";
        InputException refused = assertThrows(InputException.class, () -> read(yaml));
        assertTrue(said(refused).contains(message), said(refused));
        assertTrue(said(refused).contains("study.yaml:5"), said(refused));
    }

    @Test
    void theSameIdTwiceIsRefused() {
        String one = "  - {id: a, title: x, parameters: {pi_NI: 0}}\n";
        InputException refused = assertThrows(InputException.class, () -> read("structures:\n" + one + one));
        assertTrue(said(refused).contains("duplicate structure: a"), said(refused));
    }

    private static String said(InputException refused) {
        return String.join("\n", refused.problems());
    }
}

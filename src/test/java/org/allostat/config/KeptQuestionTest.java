package org.allostat.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.allostat.calibrate.Calibration;
import org.allostat.emulate.EmulateStage;
import org.allostat.emulate.EmulatedStudy;
import org.allostat.evidence.Posterior;
import org.allostat.evidence.PosteriorSets;
import org.allostat.evidence.Registry;
import org.allostat.problem.InputException;
import org.allostat.study.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a manifest kept can be asked again, to the letter. */
class KeptQuestionTest {
    private static final Study USUAL_RUN = read("quickstart", StudyReader.Use.RUN);
    private static final Study USUAL_SURVEY = read("survey", StudyReader.Use.SURVEY);

    @ParameterizedTest
    @ValueSource(strings = {"ci", "directions", "first-form", "national", "quickstart", "structures"})
    void aRun(String name) {
        Study study = read(name, StudyReader.Use.RUN, "seed=77", "parameters.costs.visit=131", "years=3");
        String question = CanonicalStudy.json(study);
        KeptQuestion kept = kept(question);

        Study again = kept.study(USUAL_RUN, 77, kept.posterior(""));

        assertTrue(kept.isRun());
        assertEquals(question, CanonicalStudy.json(again));
        assertEquals(study.registry().parameters(), again.registry().parameters());
    }

    @Test
    void aRunOfAState() {
        String question = CanonicalStudy.json(read("ci", StudyReader.Use.RUN, "pack=kentucky"));
        KeptQuestion kept = kept(question);

        assertEquals(question, CanonicalStudy.json(kept.study(USUAL_RUN, 20211, kept.posterior(""))));
    }

    @Test
    void drawsOfAnotherPosteriorAreNotTakenForThoseOfTheRun() throws JsonProcessingException {
        String question = CanonicalStudy.json(read("ci", StudyReader.Use.RUN, "uncertainty=posterior", "draws=2"));
        KeptQuestion kept = kept(question);
        assertEquals(question, CanonicalStudy.json(kept.study(USUAL_RUN, 20211, kept.posterior(""))));
        String other = question.replace(Posterior.standard().sha256(), "0".repeat(64));

        InputException error =
                assertThrows(InputException.class, () -> kept(other).posterior(""));

        assertTrue(error.problems().get(0).contains("which are not those of this program"), error.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"survey", "survey-national", "survey-replicates"})
    void aSurvey(String name) {
        Study study = read(name, StudyReader.Use.SURVEY, "seed=5");
        String question = CanonicalStudy.surveyJson(study, Map.of());
        KeptQuestion kept = kept(question);

        assertTrue(kept.isSurvey());
        assertEquals(question, CanonicalStudy.surveyJson(kept.study(USUAL_SURVEY, 5, Posterior.NONE), Map.of()));
    }

    @Test
    void everyEmulatedStudy() {
        Registry registry = Registry.standard();
        List<EmulatedStudy> studies = EmulationReader.read(EmulationLibrary.BUNDLED, registry).stream()
                .map(study -> study.withMostPeople(2048))
                .toList();
        Posterior posterior = Posterior.standard();
        EmulateStage.Draws draws = new EmulateStage.Draws(new PosteriorSets(registry, posterior.draws()), 2, 512);
        String question = CanonicalStudy.emulationJson(USUAL_SURVEY, studies, draws, posterior);
        KeptQuestion kept = kept(question);

        assertTrue(kept.isEmulation());
        assertEquals(
                question,
                CanonicalStudy.emulationJson(
                        kept.study(USUAL_SURVEY, USUAL_SURVEY.seed(), kept.posterior("")),
                        kept.emulations(),
                        new EmulateStage.Draws(
                                new PosteriorSets(registry, kept.posterior("").draws()),
                                kept.draws(),
                                kept.drawPeople()),
                        kept.posterior("")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ci", "national"})
    void aCalibration(String name) {
        Calibration calibration = CalibrationReader.read(name, Registry.standard());
        String question = CanonicalStudy.calibrationJson(USUAL_SURVEY, calibration, 3);
        KeptQuestion kept = kept(question);

        assertTrue(kept.isCalibration());
        assertEquals(
                question,
                CanonicalStudy.calibrationJson(
                        kept.study(USUAL_SURVEY, 1, Posterior.NONE), kept.calibration(), kept.recover()));
    }

    @Test
    void aQuestionOfAnotherVersionIsRefused() {
        KeptQuestion kept = kept("{\"policies\": [], \"levers\": 3}");

        InputException error = assertThrows(InputException.class, () -> kept.study(USUAL_RUN, 1, Posterior.NONE));

        assertTrue(error.problems().get(0).startsWith("manifest: a question of another version"), error.getMessage());
    }

    private static KeptQuestion kept(String question) {
        try {
            JsonNode config = new ObjectMapper().readTree(question);
            KeptQuestion kept = new KeptQuestion(config, "manifest");
            assertTrue(kept.isAskedBy(question));
            return kept;
        } catch (JsonProcessingException failure) {
            throw new IllegalArgumentException(failure);
        }
    }

    private static Study read(String name, StudyReader.Use use, String... overrides) {
        return StudyReader.read(Path.of(name), List.of(overrides), use, Registry.standard());
    }
}

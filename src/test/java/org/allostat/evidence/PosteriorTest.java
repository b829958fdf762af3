package org.allostat.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.allostat.problem.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PosteriorTest {
    private static final Registry REGISTRY = FrozenRegistry.REGISTRY;
    private static final String BASE = "hazard.crisis_base";
    private static final String WEIGHT = "care.distress_weight";

    private static Map<String, Double> draw(double base, double weight) {
        Map<String, Double> draw = new LinkedHashMap<>();
        draw.put(BASE, base);
        draw.put(WEIGHT, weight);
        return draw;
    }

    private static String text() {
        return Posterior.text(
                Map.of("program", "0.1.0"),
                draw(0.02, 0.6),
                List.of(draw(0.012345678901234567, 0.5), draw(0.03, 1)),
                REGISTRY);
    }

    private static Posterior read(String text) {
        return Posterior.read(new org.allostat.evidence.CsvSource("draws.csv", text), REGISTRY);
    }

    @Test
    void aFileGivesBackWhatWasWritten() {
        Posterior posterior = read(text());
        assertEquals(List.of(draw(0.012345678901234567, 0.5), draw(0.03, 1)), posterior.draws());
        assertEquals(draw(0.02, 0.6), posterior.centre());
        assertEquals("0.1.0", posterior.made().get("program"));
    }

    /** Calibrated parameters are those of the posterior, others vary as before, and what a study holds stays. */
    @Test
    void aDrawIsJointWhereThePosteriorIsAndIndependentElsewhere() {
        Posterior posterior = read(text());
        Registry centre = REGISTRY.with(Map.of(WEIGHT, 0.7));
        ParameterDraws draws = new ParameterDraws(centre, 3, posterior.draws());
        assertEquals(centre, draws.of(0));
        Registry second = draws.of(2);
        assertEquals(0.03, second.parameter(BASE).value());
        assertEquals(0.7, second.parameter(WEIGHT).value());
        String other = "hazard.overdose_base";
        assertEquals(
                centre.draw(3, 2).parameter(other).value(),
                second.parameter(other).value());
        assertTrue(centre.parameter(other).value() != second.parameter(other).value());
    }

    /** Draw 0 is the middle of the draws, also of a posterior of one's own; what a study sets is held at that in all of them. */
    @Test
    void theCentreOfAPosteriorIsDrawZero() {
        Posterior posterior = read(text());
        Registry centre = REGISTRY.centredAt(posterior);
        assertEquals(0.02, centre.parameter(BASE).value());
        assertTrue(centre.parameter(BASE).isUncertain());
        assertEquals(
                0.03,
                new ParameterDraws(centre, 3, posterior.draws())
                        .of(2)
                        .parameter(BASE)
                        .value());
        assertEquals(REGISTRY, REGISTRY.centredAt(Posterior.NONE));
        Registry standard = Registry.standard().centredAt(Posterior.standard());
        Registry.standard()
                .parameters()
                .forEach(parameter -> assertEquals(
                        parameter.value(), standard.parameter(parameter.id()).value(), parameter.id()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "model: " + ModelVersion.CURRENT + " # model: 1.0 # made with model 1.0",
                "held: # held: x # other values of parameters that it does not infer",
                "hazard.crisis_base # hazard.crisis_bas # did you mean hazard.crisis_base?",
                "0.03 # lots # hazard.crisis_base is lots",
                "0.03 # -1 # out of range",
                "2,0.03 # 3,0.03 # draw is 3",
                "1.0 # 1.0,2 # has 4 cells",
            })
    void aWrongFileIsRefused(String from, String to, String message) {
        assertTrue(text().contains(from), text());
        InputException refused = assertThrows(InputException.class, () -> read(text().replace(from, to)));
        assertTrue(said(refused).contains(message), said(refused));
        assertTrue(said(refused).contains("draws.csv"), said(refused));
        assertTrue(said(refused).contains("allowed"), said(refused));
    }

    @Test
    void aFileWithoutDrawsIsRefused() {
        String header = text().substring(0, text().indexOf("1,0.0"));
        assertTrue(said(assertThrows(InputException.class, () -> read(header))).contains("holds no draw"));
    }

    private static String said(InputException refused) {
        return String.join("\n", refused.problems());
    }
}

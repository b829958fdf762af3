package org.allostat.population;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.allostat.evidence.FrozenRegistry;
import org.allostat.kernel.Criterion;
import org.allostat.kernel.DsmInterview;
import org.junit.jupiter.api.Test;

/** The oracle is the interview that works out each threshold. */
class QuestionnaireTest {
    private static final Model MODEL = new Model(FrozenRegistry.REGISTRY, 16);
    private static final Questionnaire QUESTIONNAIRE = new Questionnaire(MODEL);
    private static final int PEOPLE = 20_000;

    private static double[] thresholds(long person) {
        double[] thresholds = new double[Criterion.COUNT];
        for (Criterion criterion : Criterion.values()) {
            double uniform = MODEL.random().uniform(person, PersonStream.criterion(criterion), 0);
            thresholds[criterion.ordinal()] = MODEL.interview().threshold(criterion, uniform);
        }
        return thresholds;
    }

    @Test
    void answersAreThoseOfAllThresholds() {
        int endorsed = 0;
        for (int person = 0; person < PEOPLE; person++) {
            double severity = MODEL.random().normal(person, 1, 0);
            int expected = DsmInterview.endorsed(severity, thresholds(person));
            assertEquals(expected, QUESTIONNAIRE.endorsed(person, severity), "person " + person);
            endorsed += Integer.bitCount(expected);
        }
        assertTrue(endorsed > PEOPLE && endorsed < 10 * PEOPLE, "some are endorsed, some not: " + endorsed);
    }

    /** Where the ends of a part cannot decide: severities at a threshold and just above it. */
    @Test
    void aThresholdMustBeExceededByWhateverLittle() {
        for (int person = 0; person < PEOPLE / 10; person++) {
            double[] thresholds = thresholds(person);
            for (int item = 0; item < Criterion.COUNT; item++) {
                double threshold = thresholds[item];
                assertEquals(0, QUESTIONNAIRE.endorsed(person, threshold) >> item & 1);
                assertEquals(1, QUESTIONNAIRE.endorsed(person, Math.nextUp(threshold)) >> item & 1);
            }
        }
    }

    @Test
    void noSeverityIsTooLowOrTooHigh() {
        assertEquals(0, QUESTIONNAIRE.endorsed(1, -1e6));
        assertEquals((1 << Criterion.COUNT) - 1, QUESTIONNAIRE.endorsed(1, 1e6));
    }
}

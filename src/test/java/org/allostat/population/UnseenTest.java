package org.allostat.population;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.allostat.evidence.FrozenRegistry;
import org.junit.jupiter.api.Test;

/** What no study sees: off it changes nothing, on it changes no mean. */
class UnseenTest {
    private static final int PEOPLE = 40_000;

    /** Four standard errors of a mean over the people: missed once in 16,000 seeds. */
    private static final double ERRORS = 4;

    private static Model model(Map<String, Double> values) {
        return new Model(FrozenRegistry.REGISTRY.with(values), 11);
    }

    @Test
    void switchedOffEveryFactorIsOne() {
        Model model = model(Map.of());
        Unseen unseen = new Unseen(model);
        PainCourse course = new PainCourse(model);
        for (long person = 0; person < 200; person++) {
            assertFalse(unseen.isAtRisk(person));
            assertEquals(1, unseen.hazardRatio(course.atInterview(person).drift()));
            assertEquals(1, unseen.cutRatio(person, 0));
            assertEquals(1, unseen.riseRatio(0));
            assertEquals(
                    1,
                    model.hazardRatios().overdose(false, true)
                            / model.hazardRatios().overdose(false, false));
            assertEquals(
                    1,
                    model.hazardRatios().crisis(true, true)
                            / model.hazardRatios().crisis(true, false));
        }
    }

    @Test
    void switchedOnEveryFactorIsOneOnAverage() {
        Model model = model(Map.of(
                "pain.drift.sd", 1.3,
                "hazard.drift_ratio", 0.8,
                "hazard.risk_ratio_overdose", 1.3,
                "hazard.risk_ratio_crisis", 2.0,
                "behaviour.usual_care.risk_selection", 1.3,
                "behaviour.usual_care.drift_selection", 0.5));
        Unseen unseen = new Unseen(model);
        PainCourse course = new PainCourse(model);
        double usual = model(Map.of()).hazardRatios().overdose(false, false);
        double[] sums = new double[5];
        double[] squares = new double[sums.length];
        for (long person = 0; person < PEOPLE; person++) {
            PainCourse.Now now = course.next(course.atInterview(person), person, 1);
            boolean atRisk = unseen.isAtRisk(person);
            double[] factors = {
                unseen.hazardRatio(now.drift()),
                unseen.cutRatio(person, now.drift()),
                unseen.riseRatio(now.drift()),
                model.hazardRatios().overdose(false, atRisk) / usual,
                atRisk ? 4 : 0
            };
            for (int k = 0; k < factors.length; k++) {
                sums[k] += factors[k];
                squares[k] += factors[k] * factors[k];
            }
        }
        for (int k = 0; k < sums.length; k++) {
            double mean = sums[k] / PEOPLE;
            double error = Math.sqrt((squares[k] / PEOPLE - mean * mean) / PEOPLE);
            assertTrue(Math.abs(mean - 1) <= ERRORS * error, "factor " + k + ": " + mean + " +- " + error);
        }
    }

    /** Stationary: the spread stays, and neighbours correlate as the parameter says. */
    @Test
    void courseAndDriftKeepTheirSpreadAndTheirCorrelation() {
        Model model = model(Map.of("pain.course.sd", 1.0, "pain.drift.sd", 0.7));
        PainCourse course = new PainCourse(model);
        double square = 0;
        double product = 0;
        double driftSquare = 0;
        for (long person = 0; person < PEOPLE; person++) {
            PainCourse.Now now = course.atInterview(person);
            for (int visit = 1; visit < 5; visit++) {
                now = course.next(now, person, visit);
            }
            PainCourse.Now after = course.next(now, person, 5);
            square += after.course() * after.course();
            product += now.course() * after.course();
            driftSquare += after.drift() * after.drift();
        }
        // relative errors of a variance of n normals: sqrt(2/n) = 0.7%
        assertEquals(1, square / PEOPLE, 0.03);
        assertEquals(0.9, product / PEOPLE, 0.03);
        assertEquals(0.49, driftSquare / PEOPLE, 0.015);
    }

    @Test
    void untreatedPainStaysOnItsScale() {
        PainCourse course = new PainCourse(model(Map.of()));
        assertEquals(10, course.untreatedPain(9, new PainCourse.Now(3, 1)));
        assertEquals(0, course.untreatedPain(1, new PainCourse.Now(-3, 0)));
        assertEquals(5.5, course.untreatedPain(5, new PainCourse.Now(1, -0.5)));
    }
}

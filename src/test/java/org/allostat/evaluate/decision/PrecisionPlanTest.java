package org.allostat.evaluate.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PrecisionPlanTest {
    private static final PrecisionPlan PLAN = new PrecisionPlan(0.04, 16, 2, 0.01);

    /** sqrt(16 x 2 / (0.04 x 0.01)) patients; (0.04 + 16/282.84) / 0.05^2 draws. */
    @Test
    void theCheapestSplitIsTheClosedForm() {
        assertEquals(Math.sqrt(80_000), PLAN.cheapestPatients(), 1e-9);
        PrecisionPlan.Split split = PLAN.split(PLAN.cheapestPatients(), 0.05);
        assertEquals(283, split.patients());
        assertEquals(39, split.draws());
        assertEquals(39 * (2 + 2.83), split.seconds(), 1e-9);
    }

    /** No other number of patients costs less, but for whole draws. */
    @Test
    void noOtherSplitIsCheaper() {
        double best = PLAN.split(PLAN.cheapestPatients(), 0.002).seconds();
        for (double patients = 150; patients < 5000; patients += 10) {
            assertTrue(PLAN.split(patients, 0.002).seconds() > 0.999 * best, "patients: " + patients);
        }
    }

    /** Variances that are known are found again from many draws. */
    @Test
    void aPilotGivesBothVariances() {
        Random random = new Random(3);
        int draws = 20_000;
        double[] estimates = new double[draws];
        double[] errors = new double[draws];
        double[] patients = new double[draws];
        for (int k = 0; k < draws; k++) {
            patients[k] = 400;
            errors[k] = 0.2;
            estimates[k] = 1 + 0.3 * random.nextGaussian() + 0.2 * random.nextGaussian();
        }
        PrecisionPlan plan = PrecisionPlan.of(estimates, errors, patients, 1, 1);
        assertEquals(0.09, plan.varianceBetween(), 0.004);
        assertEquals(16, plan.variancePerPatient(), 1e-9);
    }

    @Test
    void withoutASpreadBetweenDrawsOneDrawOfEnoughPatientsIsAll() {
        PrecisionPlan plan =
                PrecisionPlan.of(new double[] {1, 1.001}, new double[] {0.2, 0.2}, new double[] {400, 400}, 1, 0.01);
        assertEquals(0, plan.varianceBetween());
        assertTrue(plan.splits(0.01).stream().anyMatch(split -> split.draws() == 1 && split.patients() == 160_000));
    }

    @Test
    void aCostBelowZeroIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new PrecisionPlan(1, 1, -1, 1));
    }
}

package org.allostat.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.allostat.evidence.Registry;
import org.allostat.random.RandomStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Hazards against model.md (19), (31) to (35) with the coefficients of the prototype, and events against hazards. The quantities that
 * the formulas use are worked back from states and readouts, not taken from the kernel.
 */
class HazardLawsTest {
    private static final double RELATIVE = 1e-9;
    private static final double DAYS_PER_YEAR = 365.25;
    /** Two-sided false-alarm rate of 1e-6 for a standard normal. */
    private static final double Z_LIMIT = 4.892;

    private static final RandomStreams LUCK = new RandomStreams(1983);

    @ParameterizedTest
    @CsvSource({
        // MME/d for two years, then MME/d and buprenorphine mg/d for 40 days, misuse
        "50, 50, 0, false",
        "90, 0, 0, false",
        "300, 0, 0, false",
        "300, 60, 0, false",
        "120, 0, 16, false",
        "90, 0, 0, true",
        "20, 20, 0, true",
    })
    void hazardsAreThoseOfTheDescription(double before, double after, double buprenorphine, boolean misuse) {
        Patient patient = new Patient();
        PatientBatch batch = patient.batch;
        batch.doseMmePerDay[0] = before;
        patient.advance(730);
        batch.doseMmePerDay[0] = after;
        batch.buprenorphineMgPerDay[0] = buprenorphine;
        batch.misuse[0] = misuse;
        batch.overdoseRatio[0] = 1.5;
        batch.crisisRatio[0] = 0.8;
        for (int day = 0; day < 40; day++) {
            KernelState yesterday = batch.state(0);
            batch.clearSums(0);
            batch.hazardBudget[EventType.MISUSE.ordinal()][0] = 1;
            patient.advance(1);
            Felt felt = new Felt(batch, yesterday);
            double dose = after + (misuse ? 40 : 0);
            double lostTolerance = 1 - batch.tolerance[0];
            double overdose = (0.0008
                            + 7.0e-5 * dose
                            + (buprenorphine > 0 ? 0.0020 : 0)
                            + 0.16 * felt.unmasked * lostTolerance * lostTolerance)
                    * (1 + 8 * felt.withdrawal + (misuse ? 12 : 0));
            double crisis = 0.0125
                    * (1
                            + 4 * felt.negativeAffect
                            + 15 * felt.negativeAffect * felt.negativeAffect
                            + 6 * felt.withdrawal
                            + 8 * felt.unmasked);
            double onset = 0.0030 * (0.5 + felt.craving / 3 + 10 * felt.withdrawal + 12 * felt.unmasked);
            double routes = Arrays.stream(batch.lastOverdoseHazard)
                    .mapToDouble(route -> route[0])
                    .sum();
            assertRelative(1.5 * overdose / DAYS_PER_YEAR, routes);
            assertRelative(0.8 * crisis / DAYS_PER_YEAR, batch.crisisHazard[0]);
            double spent = 1 - batch.hazardBudget[EventType.MISUSE.ordinal()][0];
            assertRelative(misuse ? 0 : onset / DAYS_PER_YEAR, spent);
        }
    }

    @Test
    void routesAreWhatTheySay() {
        Patient patient = new Patient();
        PatientBatch batch = patient.batch;
        batch.doseMmePerDay[0] = 200;
        patient.advance(730);
        assertTrue(batch.lastOverdoseHazard[OverdoseRoute.PRESCRIBED.ordinal()][0] > 0);
        assertEquals(0, batch.lastOverdoseHazard[OverdoseRoute.LOST_TOLERANCE.ordinal()][0], "the drug masks the load");
        assertEquals(0, batch.lastOverdoseHazard[OverdoseRoute.ILLICIT.ordinal()][0]);
        batch.doseMmePerDay[0] = 0;
        patient.advance(60);
        assertTrue(
                batch.lastOverdoseHazard[OverdoseRoute.LOST_TOLERANCE.ordinal()][0] > 0, "tolerance lost, load kept");
        assertEquals(0, batch.lastOverdoseHazard[OverdoseRoute.ILLICIT.ordinal()][0]);
        batch.misuse[0] = true;
        patient.advance(1);
        assertTrue(batch.lastOverdoseHazard[OverdoseRoute.ILLICIT.ordinal()][0] > 0);
    }

    /** The normalized multipliers average to 1 over a population with the stated prevalence, whatever the registry holds. */
    @Test
    void covariatesLeaveThePopulationMeanHazard() {
        KernelParameters.Hazard hazard =
                Reference.parameters(Registry.standard()).hazard();
        HazardRatios ratios = new HazardRatios(hazard);
        double benzodiazepine = hazard.overdoseBenzodiazepinePrevalence();
        double overdose =
                benzodiazepine * ratios.overdose(true, false) + (1 - benzodiazepine) * ratios.overdose(false, false);
        double depression = hazard.crisisDepressionPrevalence();
        double crisis = depression * ratios.crisis(true, false) + (1 - depression) * ratios.crisis(false, false);
        assertEquals(1, overdose, 1e-12);
        assertEquals(1, crisis, 1e-12);
        assertRelative(
                hazard.overdoseBenzodiazepineRatio(), ratios.overdose(true, false) / ratios.overdose(false, false));
    }

    /**
     * With unit-exponential budgets, counts less cumulative hazards have mean 0 and the variance of the mean cumulative hazard
     * over the number of persons (Sellke 1983). Two tests, false-alarm rate 2e-6 together.
     */
    @Test
    void meanNumberOfEventsIsTheMeanCumulativeHazard() {
        int persons = 4000;
        double[] events = new double[2];
        double[] hazards = new double[2];
        for (int person = 0; person < persons; person++) {
            Patient patient = new Patient();
            PatientBatch batch = patient.batch;
            batch.setPerson(0, Reference.drawnTraits(LUCK, person), Reference.CONSTANTS);
            batch.setFormulation(0, Formulation.IMMEDIATE_RELEASE, Reference.CONSTANTS);
            batch.doseMmePerDay[0] = 80;
            // Rare events made frequent, so that few persons tell.
            batch.overdoseRatio[0] = 100;
            batch.crisisRatio[0] = 20;
            for (int type = 0; type < events.length; type++) {
                batch.hazardBudget[type][0] = LUCK.exponential(person, type, 0);
            }
            events[0] += countOverYear(batch, person, events);
            hazards[0] += Arrays.stream(batch.overdoseHazard)
                    .mapToDouble(route -> route[0])
                    .sum();
            hazards[1] += batch.crisisHazard[0];
        }
        for (int type = 0; type < events.length; type++) {
            assertTrue(hazards[type] > persons / 4.0, "enough events to tell: " + hazards[type]);
            double z = (events[type] - hazards[type]) / Math.sqrt(hazards[type]);
            assertTrue(Math.abs(z) <= Z_LIMIT, "type " + type + ": " + events[type] + " of " + hazards[type]);
        }
    }

    @Test
    void eventEndsTheAdvanceOnItsDay() {
        Patient patient = new Patient();
        PatientBatch batch = patient.batch;
        batch.backgroundDeathPerDay[0] = 0.125;
        batch.hazardBudget[EventType.BACKGROUND_DEATH.ordinal()][0] = 1;
        // After eight days the budget is exactly zero, which is not yet exceeded.
        assertEquals(9, patient.kernel.advance(batch, 0, 28));
        assertEquals(EventType.BACKGROUND_DEATH.bit(), batch.events[0]);
        assertEquals(-0.125, batch.hazardBudget[EventType.BACKGROUND_DEATH.ordinal()][0]);
    }

    /** Adds this person's crises to events[1], returns overdoses. */
    private static int countOverYear(PatientBatch batch, int person, double[] events) {
        ScalarKernel kernel = new ScalarKernel(Reference.CONSTANTS);
        int[] counts = new int[events.length];
        int day = 0;
        while (day < 365) {
            day += kernel.advance(batch, 0, 365 - day);
            for (int type = 0; type < counts.length; type++) {
                while (batch.hazardBudget[type][0] < 0) {
                    counts[type]++;
                    batch.hazardBudget[type][0] += LUCK.exponential(person, type, counts[type]);
                }
            }
        }
        events[1] += counts[1];
        return counts[0];
    }

    private static void assertRelative(double expected, double actual) {
        assertEquals(expected, actual, RELATIVE * Math.abs(expected));
    }

    /** The reference patient on an immediate-release opioid. */
    private static final class Patient {
        private final ScalarKernel kernel = new ScalarKernel(Reference.CONSTANTS);
        private final PatientBatch batch = new PatientBatch(1);

        Patient() {
            batch.setPerson(0, Reference.TRAITS, Reference.CONSTANTS);
            batch.setFormulation(0, Formulation.IMMEDIATE_RELEASE, Reference.CONSTANTS);
        }

        void advance(int days) {
            assertEquals(days, kernel.advance(batch, 0, days));
        }
    }

    /** W_t, h and Z of model.md (8), (15) and (19), worked back from COWS, hyperkatifeia and the activity of dopamine. */
    private static final class Felt {
        private final double withdrawal;
        private final double negativeAffect;
        private final double unmasked;
        private final double craving;

        Felt(PatientBatch batch, KernelState yesterday) {
            double cows = batch.lastCows[0];
            withdrawal = 0.55 * cows / (48 - cows);
            double hyperkatifeia = batch.lastHyperkatifeia[0];
            negativeAffect = 0.45 * hyperkatifeia / (10 - hyperkatifeia);
            craving = batch.lastCraving[0];
            KernelState today = batch.state(0);
            // x_DA = S - mean b_DA - 0.55 L_r with a time constant of 10 days.
            double end = Math.exp(-0.1);
            double target = (today.opponentDopamine() - yesterday.opponentDopamine() * end) / (1 - end);
            double mean = target + (yesterday.opponentDopamine() - target) * 10 * (1 - end);
            double signal = batch.sum[Readout.DOPAMINE.ordinal()][0] + mean + 0.55 * today.loadReward();
            unmasked = Math.max(0, 0.6 * today.loadStress() - signal);
        }
    }
}

package org.allostat.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.allostat.random.RandomStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws of what the second form adds, that need no data: model.md (5), (18), (36), (51), (52). */
class SecondFormLawsTest {
    private static final int PEOPLE = 40;
    private static final RandomStreams LUCK = new RandomStreams(17);

    /** Two lives that differ in the loss of care alone: everything felt is worse, every hazard higher, nothing adapts otherwise. */
    @Test
    void lossOfCareLowersUtilityAndRaisesEveryHazardAndChangesNoAdaptation() {
        for (int person = 0; person < PEOPLE; person++) {
            PatientBatch kept = patient(person);
            PatientBatch lost = patient(person);
            lost.loseCare(0, 0.5 + LUCK.uniform(person, 1, 0) / 2);
            Kernel kernel = new ScalarKernel(SecondForm.CONSTANTS);
            for (int period = 0; period < 30; period++) {
                double dose = period < 20 ? 300 * LUCK.uniform(person, 2, period) : 0;
                for (PatientBatch batch : new PatientBatch[] {kept, lost}) {
                    batch.doseMmePerDay[0] = dose;
                    batch.clearSums(0);
                    kernel.advance(batch, 0, 28);
                }
                assertTrue(sum(lost, Readout.UTILITY) < sum(kept, Readout.UTILITY));
                assertTrue(sum(lost, Readout.HYPERKATIFEIA) > sum(kept, Readout.HYPERKATIFEIA));
                assertTrue(sum(lost, Readout.MOOD) <= sum(kept, Readout.MOOD));
                assertTrue(lost.crisisHazard[0] > kept.crisisHazard[0]);
                assertTrue(lost.hazardBudget[EventType.BACKGROUND_DEATH.ordinal()][0]
                        < kept.hazardBudget[EventType.BACKGROUND_DEATH.ordinal()][0]);
                assertTrue(lost.hazardBudget[EventType.MISUSE.ordinal()][0]
                        < kept.hazardBudget[EventType.MISUSE.ordinal()][0]);
                assertTrue(lost.overdoseHazard[OverdoseRoute.LOST_TOLERANCE.ordinal()][0]
                        >= kept.overdoseHazard[OverdoseRoute.LOST_TOLERANCE.ordinal()][0]);
                assertEquals(withoutCare(kept.state(0)), withoutCare(lost.state(0)));
                assertEquals(sum(kept, Readout.PAIN), sum(lost, Readout.PAIN));
            }
        }
    }

    @Test
    void lossOfCareStaysFromNoneToAllAndMendsWithItsTimeConstant() {
        PatientBatch batch = patient(1);
        Kernel kernel = new ScalarKernel(SecondForm.CONSTANTS);
        for (int cut = 0; cut < 50; cut++) {
            double before = batch.careLoss(0);
            batch.loseCare(0, LUCK.uniform(cut, 3, 0));
            assertTrue(batch.careLoss(0) >= before && batch.careLoss(0) <= 1);
            kernel.advance(batch, 0, 7);
        }
        double before = batch.careLoss(0);
        kernel.advance(batch, 0, 610);
        assertEquals(before * Math.exp(-1), batch.careLoss(0), before * 1e-12);
        batch.keepCareLoss(0, 0.5);
        assertEquals(before * Math.exp(-1) / 2, batch.careLoss(0), before * 1e-12);
    }

    /** N is at most U of the first form below K_N^2 / K_U = 130 MME/d, and above it beyond. */
    @Test
    void theNeuroimmuneDriveIsBelowThatOfTheFirstFormAtLowDosesAndAboveItAtHighOnes() {
        KernelParameters.NeuroimmuneOpponent second =
                SecondForm.PARAMETERS.opponents().neuroimmune();
        double half = second.halfEffectMmePerDay();
        double firstHalf = OracleParameters.PARAMETERS.load().halfEffectMmePerDay();
        double crossing = half * half / firstHalf;
        assertEquals(129.6, crossing, 1e-9);
        for (double dose = 5; dose < 400; dose += 5) {
            assertEquals(
                    dose > crossing,
                    steadyNeuroimmune(SecondForm.PARAMETERS, dose) > steadyNeuroimmune(first(), dose),
                    "at " + dose + " MME/d");
        }
    }

    /** The second form, less what makes its drive convex. */
    private static KernelParameters first() {
        return Reference.parameters(SecondForm.REGISTRY.with(Map.of(
                "opponents.neuroimmune.drive_exponent", 1.0, "opponents.neuroimmune.half_effect_mme_per_day", 250.0)));
    }

    /** The neuroimmune opponent after ten of its time constants less the sensitization, which both forms share. */
    private static double steadyNeuroimmune(KernelParameters parameters, double dose) {
        KernelConstants constants = new KernelConstants(parameters);
        PatientBatch batch = new PatientBatch(1);
        batch.setPerson(0, SecondForm.TRAITS, constants);
        batch.doseMmePerDay[0] = dose;
        batch.setFormulation(0, Formulation.FENTANYL_PATCH, constants);
        new ScalarKernel(constants).advance(batch, 0, 900);
        return batch.state(0).opponentNeuroimmune();
    }

    @ParameterizedTest
    @ValueSource(doubles = {200, 1000})
    void everythingStaysInItsBounds(double dose) {
        for (int draw = 0; draw < PEOPLE; draw++) {
            KernelConstants constants =
                    new KernelConstants(Reference.parameters(Reference.varied(SecondForm.REGISTRY, LUCK, draw)));
            double loadMaximum = constants.parameters().load().maximum();
            PatientBatch batch = new PatientBatch(1);
            batch.setPerson(0, Reference.drawnTraits(LUCK, draw), constants);
            Kernel kernel = new ScalarKernel(constants);
            for (int period = 0; period < 60; period++) {
                batch.doseMmePerDay[0] = period % 5 == 4 ? 0 : dose;
                batch.buprenorphineMgPerDay[0] = period % 7 == 6 ? 32 : 0;
                batch.loseCare(0, LUCK.uniform(draw, 4, period));
                batch.setUntreatedPain(0, 10 * LUCK.uniform(draw, 5, period));
                batch.clearSums(0);
                kernel.advance(batch, 0, 28);
                KernelState state = batch.state(0);
                assertTrue(state.careLoss() >= 0 && state.careLoss() <= 1);
                assertTrue(state.receptorTolerance() >= 0 && state.receptorTolerance() <= 1);
                assertTrue(state.loadReward() >= 0 && state.loadReward() < loadMaximum);
                assertTrue(state.loadStress() >= 0 && state.loadStress() < loadMaximum);
                for (Readout readout :
                        new Readout[] {Readout.PAIN, Readout.HYPERKATIFEIA, Readout.CRAVING, Readout.MOOD}) {
                    double mean = sum(batch, readout) / 28;
                    assertTrue(mean >= 0 && mean <= 10, readout + ": " + mean);
                }
            }
        }
    }

    /** The course of the disease moves pain one to one inside the scale, and what the drug relieves stays. */
    @Test
    void theCourseOfThePainMovesPainAndNotWhatTheDrugDoes() {
        PatientBatch batch = patient(2);
        Kernel kernel = new ScalarKernel(SecondForm.CONSTANTS);
        batch.doseMmePerDay[0] = 60;
        kernel.advance(batch, 0, 200);
        double relief = batch.untreatedPain(0) - batch.lastPain[0];
        KernelState state = batch.state(0);
        for (double course : new double[] {-2, -0.5, 0.7, 2}) {
            batch.setState(0, state);
            kernel.advance(batch, 0, 1);
            double without = batch.lastPain[0];
            batch.setState(0, state);
            double own = batch.untreatedPain(0);
            batch.setUntreatedPain(0, own + course);
            kernel.advance(batch, 0, 1);
            assertEquals(without + course, batch.lastPain[0], 1e-12);
            batch.setUntreatedPain(0, own);
        }
        assertTrue(relief > 0);
    }

    /** A straight line in place of the published decrements, and mixtures between. */
    @Test
    void thePainMappingTurnsThePublishedDecrementsIntoALine() {
        for (double mapping : new double[] {0, 0.5, 1}) {
            KernelParameters.Utility utility = Reference.parameters(SecondForm.REGISTRY.with(
                            Map.of("utility.pain_mapping", mapping, "utility.pain_linear_per_nrs", 0.05)))
                    .utility();
            double[] decrements = utility.painDecrements();
            double[] published = SecondForm.PARAMETERS.utility().painDecrements();
            for (int nrs = 0; nrs <= 10; nrs++) {
                assertEquals((1 - mapping) * published[nrs] + mapping * 0.05 * nrs, decrements[nrs], 1e-15);
            }
        }
    }

    private static PatientBatch patient(int person) {
        PatientBatch batch = new PatientBatch(1);
        batch.setPerson(0, Reference.drawnTraits(LUCK, person), SecondForm.CONSTANTS);
        batch.setUntreatedPain(0, 5);
        batch.backgroundDeathPerDay[0] = 1e-5;
        for (double[] budget : batch.hazardBudget) {
            budget[0] = 1e9;
        }
        return batch;
    }

    private static double sum(PatientBatch batch, Readout readout) {
        return batch.sum[readout.ordinal()][0];
    }

    private static String withoutCare(KernelState state) {
        return state.toString().replaceAll("careLoss=.*", "");
    }
}

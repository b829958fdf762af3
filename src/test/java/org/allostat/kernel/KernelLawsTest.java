package org.allostat.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.allostat.evidence.Parameter;
import org.allostat.evidence.Registry;
import org.allostat.random.RandomStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws that hold for every patient, parameter set and schedule; random ones here, with fixed seeds. */
class KernelLawsTest {
    private static final int DRAWS = 200;
    private static final int STREAM = 104;
    private static final int DAYS_PER_YEAR = 365;
    private static final double ROUNDING = 1e-12;
    private static final RandomStreams LUCK = new RandomStreams(1974);

    @Test
    void statesAndReadoutsStayInBoundsForAnyInputUpToAThousandMme() {
        for (int draw = 0; draw < DRAWS; draw++) {
            KernelParameters parameters = Reference.parameters(Reference.varied(LUCK, draw));
            Walk walk = new Walk(parameters, Reference.drawnTraits(LUCK, draw));
            for (int segment = 0; segment < 20; segment++) {
                walk.randomInput(draw, segment);
                walk.advance(1 + (int) (60 * uniform(draw, segment, 5)));
                assertBounded(parameters, walk);
            }
        }
    }

    /** Every parameter that a user may set, at both ends of what is allowed, among the registry's values. */
    @Test
    void statesAndReadoutsStayFiniteAtTheEndsOfEveryAllowedRange() {
        Registry standard = Registry.standard();
        for (Parameter parameter : standard.parameters()) {
            for (double end : new double[] {parameter.allowedLow(), parameter.allowedHigh()}) {
                if (!Double.isFinite(end)) {
                    continue;
                }
                Registry registry = standard.with(Map.of(parameter.id(), end));
                Walk walk = new Walk(Reference.parameters(registry), Reference.traits(registry));
                walk.dose(300, 0);
                walk.advance(DAYS_PER_YEAR);
                walk.dose(0, 16);
                walk.advance(DAYS_PER_YEAR);
                walk.dose(0, 0);
                walk.advance(DAYS_PER_YEAR);
                assertFinite(walk, parameter.id() + " = " + end);
            }
        }
    }

    @Test
    void adaptationDoesNotReadPain() {
        for (int draw = 0; draw < DRAWS; draw++) {
            Walk painless = new Walk(Reference.PARAMETERS, withPain(Reference.drawnTraits(LUCK, draw), 0));
            Walk usual = new Walk(Reference.PARAMETERS, withPain(Reference.drawnTraits(LUCK, draw), 6.5));
            Walk severe = new Walk(Reference.PARAMETERS, withPain(Reference.drawnTraits(LUCK, draw), 9));
            for (int segment = 0; segment < 8; segment++) {
                for (Walk walk : List.of(painless, usual, severe)) {
                    walk.randomInput(draw, segment);
                    walk.advance(28);
                }
                assertEquals(painless.state(), usual.state());
                assertEquals(painless.state(), severe.state());
            }
        }
    }

    @Test
    void painPatientAndMisuserOnTheSameTotalDoseAdaptIdentically() {
        double extra = Reference.PARAMETERS.hazard().misuseExtraMmePerDay();
        Walk patient = new Walk(Reference.PARAMETERS, Reference.TRAITS);
        Walk misuser = new Walk(Reference.PARAMETERS, withPain(Reference.TRAITS, 0));
        misuser.batch.misuse[0] = true;
        patient.dose(50 + extra, 0);
        misuser.dose(50, 0);
        for (int block = 0; block < 26; block++) {
            patient.advance(28);
            misuser.advance(28);
            assertEquals(patient.state(), misuser.state());
        }
    }

    @Test
    void noDrugEverMeansNoAdaptationAndNoWithdrawal() {
        for (int draw = 0; draw < DRAWS; draw++) {
            PatientTraits traits = Reference.drawnTraits(LUCK, draw);
            Walk walk = new Walk(Reference.parameters(Reference.varied(LUCK, draw)), traits);
            walk.batch.setFormulation(0, Formulation.values()[draw % Formulation.values().length], walk.constants);
            walk.advance(10 * DAYS_PER_YEAR);
            assertEquals(KernelState.NEVER_EXPOSED, walk.state());
            assertEquals(0, walk.batch.maxCows[0]);
            assertEquals(traits.untreatedPain(), walk.batch.lastPain[0]);
            assertEquals(0, walk.batch.lastHyperkatifeia[0]);
        }
    }

    /** As in the golden schedules: a dose for three years, then four ways down. */
    @ParameterizedTest
    @ValueSource(doubles = {90, 372})
    void fasterTaperMeansHigherPeakWithdrawal(double doseMmePerDay) {
        for (int draw = 0; draw < 20; draw++) {
            PatientTraits traits = draw == 0 ? Reference.TRAITS : Reference.drawnTraits(LUCK, draw);
            double abrupt = peakCows(traits, doseMmePerDay, 1, 1);
            double quarterWeekly = peakCows(traits, doseMmePerDay, 4, 7);
            double tenthWeekly = peakCows(traits, doseMmePerDay, 10, 7);
            double tenthMonthly = peakCows(traits, doseMmePerDay, 10, 28);
            assertTrue(
                    abrupt > quarterWeekly && quarterWeekly > tenthWeekly && tenthWeekly > tenthMonthly,
                    List.of(draw, abrupt, quarterWeekly, tenthWeekly, tenthMonthly)::toString);
        }
    }

    /** Peaks as the prototype prints them ({@code make_kernel_golden.py --summary}), to one digit. */
    @Test
    void peakWithdrawalOfTheReferencePatientIsThatOfThePrototype() {
        assertEquals(14.2, peakCows(Reference.TRAITS, 90, 1, 1), 0.051);
        assertEquals(8.9, peakCows(Reference.TRAITS, 90, 4, 7), 0.051);
        assertEquals(5.7, peakCows(Reference.TRAITS, 90, 10, 7), 0.051);
        assertEquals(5.3, peakCows(Reference.TRAITS, 90, 10, 28), 0.051);
    }

    /** The prototype: +.68 NRS with its values, and not worse than untreated without the neuroimmune route. */
    @Test
    void spiralEndsWorseThanUntreatedOnlyThroughTheNeuroimmuneRoute() {
        assertEquals(0.68, painAfterSpiral(Reference.REGISTRY), 0.0051);
        double withoutRoute = painAfterSpiral(Reference.REGISTRY.with(Map.of("traits.neuroimmune_pain_weight", 0.0)));
        assertTrue(withoutRoute < 0, "pain less untreated: " + withoutRoute);
    }

    @Test
    void longerAndHigherExposureMeansMoreAdaptation() {
        for (int draw = 0; draw < DRAWS; draw++) {
            PatientTraits traits = Reference.drawnTraits(LUCK, draw);
            Walk low = new Walk(Reference.PARAMETERS, traits);
            Walk high = new Walk(Reference.PARAMETERS, traits);
            double dose = 5 + 200 * uniform(draw, 0, 0);
            low.dose(dose, 0);
            high.dose(1.5 * dose, 0);
            for (int block = 0; block < 13; block++) {
                KernelState before = low.state();
                low.advance(28);
                high.advance(28);
                assertTrue(low.state().receptorTolerance() >= before.receptorTolerance() - ROUNDING, "builds up");
                assertTrue(high.state().receptorTolerance() > low.state().receptorTolerance(), "more dose, tolerance");
                assertTrue(high.state().opponentNeuroimmune() > low.state().opponentNeuroimmune(), "more dose, immune");
            }
        }
    }

    @Test
    void vulnerabilityFeedsTheLoads() {
        Walk usual = new Walk(Reference.PARAMETERS, Reference.TRAITS);
        Registry doubled = Reference.REGISTRY.with(Map.of("traits.vulnerability", 2.0));
        Walk vulnerable = new Walk(Reference.PARAMETERS, Reference.traits(doubled));
        for (Walk walk : List.of(usual, vulnerable)) {
            walk.dose(60, 0);
            walk.advance(DAYS_PER_YEAR);
        }
        assertTrue(vulnerable.state().loadStress() > usual.state().loadStress());
        assertTrue(vulnerable.state().loadReward() > usual.state().loadReward());
    }

    /** Chu 2012: potency falls by 42 % in a month at 78 MME a day, which is 1 - 1/(1 + kappa R). The registry's values. */
    @Test
    void toleranceAgainstItsSourceLosesFortyTwoPercentInAMonthAtSeventyEightMme() {
        Registry registry = Registry.standard();
        KernelParameters parameters = Reference.parameters(registry);
        Walk walk = new Walk(parameters, Reference.traits(registry));
        walk.dose(78, 0);
        walk.advance(30);
        double kappa = parameters.pharmacology().toleranceGain();
        assertEquals(0.42, 1 - 1 / (1 + kappa * walk.state().receptorTolerance()), 0.005);
    }

    /** Closed form of model.md (1): at constant dose D the exposure after n days is D (1 - 2^(-24 n / half-life)). */
    @Test
    void exposureFollowsItsClosedForm() {
        for (Formulation formulation : Formulation.values()) {
            double halfLife = Reference.PARAMETERS.regimens().of(formulation).carryOverHalfLifeHours();
            Walk walk = new Walk(Reference.PARAMETERS, Reference.TRAITS);
            walk.batch.setFormulation(0, formulation, walk.constants);
            walk.dose(120, 0);
            for (int day = 1; day <= 10; day++) {
                walk.advance(1);
                assertEquals(
                        120 * (1 - Math.pow(2, -24 * day / halfLife)),
                        walk.state().agonistExposure(),
                        1e-10);
            }
        }
    }

    @Test
    void anySplitOfABlockOfDaysGivesTheSameBits() {
        for (int draw = 0; draw < DRAWS; draw++) {
            PatientTraits traits = Reference.drawnTraits(LUCK, draw);
            Walk whole = new Walk(Reference.PARAMETERS, traits);
            Walk daily = new Walk(Reference.PARAMETERS, traits);
            Walk split = new Walk(Reference.PARAMETERS, traits);
            for (int segment = 0; segment < 6; segment++) {
                for (Walk walk : List.of(whole, daily, split)) {
                    walk.randomInput(draw, segment);
                }
                whole.advance(28);
                for (int day = 0; day < 28; day++) {
                    daily.advance(1);
                }
                int first = 1 + (int) (26 * uniform(draw, segment, 6));
                split.advance(first);
                split.advance(28 - first);
                assertEquals(whole.everything(), daily.everything());
                assertEquals(whole.everything(), split.everything());
            }
        }
    }

    @Test
    void placeInTheBatchAndNeighboursDoNotMatter() {
        int size = 7;
        Walk alone = new Walk(Reference.PARAMETERS, Reference.drawnTraits(LUCK, 3));
        Walk crowd = new Walk(Reference.PARAMETERS, Reference.drawnTraits(LUCK, 0), size);
        for (int i = 0; i < size; i++) {
            crowd.batch.setPerson(i, Reference.drawnTraits(LUCK, i), crowd.constants);
            crowd.batch.doseMmePerDay[i] = 10 * (i + 1);
            crowd.batch.setFormulation(i, Formulation.IMMEDIATE_RELEASE, crowd.constants);
        }
        alone.batch.doseMmePerDay[0] = 40;
        alone.advance(100);
        for (int i = size - 1; i >= 0; i--) {
            assertEquals(100, crowd.kernel.advance(crowd.batch, i, 100));
        }
        assertEquals(alone.state(), crowd.batch.state(3));
        assertEquals(alone.everything(), crowd.everything(3));
    }

    /** Bounds that follow from the equations: R is an average of occupancies, opponents of their bounded targets. */
    private static void assertBounded(KernelParameters parameters, Walk walk) {
        KernelState state = walk.state();
        double maximum = parameters.load().maximum();
        assertFinite(walk, "random input");
        assertTrue(state.receptorTolerance() >= 0 && state.receptorTolerance() <= 1, state::toString);
        assertTrue(state.loadReward() >= 0 && state.loadReward() < maximum, state::toString);
        assertTrue(state.loadStress() >= 0 && state.loadStress() < maximum, state::toString);
        // The drive on the neuroimmune system can pass 1 by what buprenorphine adds.
        double drive = 1 + parameters.pharmacology().buprenorphineOpponentDrive();
        for (NeuralSystem system : NeuralSystem.values()) {
            double limit = parameters.opponents().of(system).gain()
                    * (1 + parameters.opponents().sensitization() * maximum)
                    * (system == NeuralSystem.NEUROIMMUNE ? drive : 1);
            double opponent = walk.batch.opponent[system.ordinal()][0];
            assertTrue(opponent >= 0 && opponent <= limit + ROUNDING, system + ": " + opponent + " of " + limit);
        }
        assertTrue(walk.batch.lastPain[0] >= 0 && walk.batch.lastPain[0] <= 10);
        assertTrue(walk.batch.lastMood[0] >= 0 && walk.batch.lastMood[0] <= 10);
        assertTrue(walk.batch.lastCows[0] >= 0
                && walk.batch.lastCows[0] < parameters.withdrawal().cowsMaximum());
        assertTrue(walk.batch.lastCraving[0] >= 0 && walk.batch.lastCraving[0] < 10);
        assertTrue(walk.batch.lastHyperkatifeia[0] >= 0 && walk.batch.lastHyperkatifeia[0] < 10);
    }

    private static void assertFinite(Walk walk, String what) {
        for (double value : walk.everything()) {
            assertTrue(Double.isFinite(value), () -> what + ": " + walk.everything());
        }
    }

    /** Peak COWS from the first cut to four months after the last, after three years at a dose. */
    private static double peakCows(PatientTraits traits, double doseMmePerDay, int cuts, int intervalDays) {
        Walk walk = new Walk(Reference.PARAMETERS, traits);
        walk.dose(doseMmePerDay, 0);
        walk.advance(3 * DAYS_PER_YEAR);
        walk.batch.clearSums(0);
        for (int cut = 1; cut < cuts; cut++) {
            walk.dose(doseMmePerDay * (cuts - cut) / cuts, 0);
            walk.advance(intervalDays);
        }
        walk.dose(0, 0);
        walk.advance(120);
        return walk.batch.maxCows[0];
    }

    /** Pain less untreated pain after five years of 50 MME, times 1.25 every 84 days while relief is below 1 NRS. */
    private static double painAfterSpiral(Registry registry) {
        PatientTraits traits = Reference.traits(registry);
        Walk walk = new Walk(Reference.parameters(registry), traits);
        double dose = 50;
        for (int day = 0; day < 5 * DAYS_PER_YEAR; day += 84) {
            boolean enough = walk.batch.lastPain[0] <= traits.untreatedPain() - 1;
            if (day > 0 && !enough && dose * 1.25 <= 400) {
                dose *= 1.25;
            }
            walk.dose(dose, 0);
            walk.advance(Math.min(84, 5 * DAYS_PER_YEAR - day));
        }
        return walk.batch.lastPain[0] - traits.untreatedPain();
    }

    private static PatientTraits withPain(PatientTraits traits, double untreatedPain) {
        return new PatientTraits(
                untreatedPain,
                traits.analgesicEfficacy(),
                traits.halfEffectMmePerDay(),
                traits.toleranceTimeConstantDays(),
                traits.adaptationTimeFactor(),
                traits.rewardLoadTimeConstantDays(),
                traits.stressLoadTimeConstantDays(),
                traits.vulnerability(),
                traits.neuroimmunePainWeight(),
                traits.withdrawalHalf());
    }

    private static double uniform(int draw, int segment, int what) {
        return LUCK.uniform(draw, STREAM, segment * 8 + what);
    }

    /** One patient, immediate release, to whom no event can happen. */
    private static final class Walk {
        private final KernelConstants constants;
        private final ScalarKernel kernel;
        private final PatientBatch batch;

        Walk(KernelParameters parameters, PatientTraits traits) {
            this(parameters, traits, 1);
        }

        Walk(KernelParameters parameters, PatientTraits traits, int size) {
            constants = new KernelConstants(parameters);
            kernel = new ScalarKernel(constants);
            batch = new PatientBatch(size);
            batch.setPerson(0, traits, constants);
            batch.setFormulation(0, Formulation.IMMEDIATE_RELEASE, constants);
        }

        void dose(double mmePerDay, double buprenorphineMgPerDay) {
            batch.doseMmePerDay[0] = mmePerDay;
            batch.buprenorphineMgPerDay[0] = buprenorphineMgPerDay;
        }

        /** None, up to 1,000 MME, up to 32 mg of buprenorphine, any formulation. */
        void randomInput(int draw, int segment) {
            dose(
                    uniform(draw, segment, 0) < 0.7 ? 1000 * uniform(draw, segment, 1) : 0,
                    uniform(draw, segment, 2) < 0.3 ? 32 * uniform(draw, segment, 3) : 0);
            Formulation[] formulations = Formulation.values();
            Formulation formulation = formulations[(int) (uniform(draw, segment, 4) * formulations.length)];
            batch.setFormulation(0, formulation, constants);
        }

        void advance(int days) {
            assertEquals(days, kernel.advance(batch, 0, days));
        }

        KernelState state() {
            return batch.state(0);
        }

        List<Double> everything() {
            return everything(0);
        }

        /** States, sums, hazards and last readouts. */
        List<Double> everything(int i) {
            List<Double> values = new ArrayList<>(List.of(
                    batch.agonist[i],
                    batch.buprenorphine[i],
                    batch.tolerance[i],
                    batch.rewardLoad[i],
                    batch.stressLoad[i],
                    batch.crisisHazard[i],
                    batch.maxCows[i],
                    batch.lastPain[i],
                    batch.lastTroughPain[i],
                    batch.lastCows[i],
                    batch.lastCraving[i],
                    batch.lastHyperkatifeia[i],
                    batch.lastMood[i]));
            for (double[][] group :
                    List.of(batch.opponent, batch.sum, batch.overdoseHazard, batch.lastOverdoseHazard)) {
                for (double[] row : group) {
                    values.add(row[i]);
                }
            }
            return values;
        }
    }
}

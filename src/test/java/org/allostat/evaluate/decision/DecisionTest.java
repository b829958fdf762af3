package org.allostat.evaluate.decision;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.allostat.random.RandomStreams;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

/** Decision measures against closed forms. Four standard errors are missed once in 16,000 seeds. */
class DecisionTest {
    private static final RandomStreams LUCK = new RandomStreams(4);
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final int STREAM = 1;

    /** E[max(0, X)] of a normal: the unit normal loss integral. */
    private static double expectedPositivePart(double mean, double sd) {
        double u = mean / sd;
        return sd * (NORMAL.density(u) + u * NORMAL.cumulativeProbability(u));
    }

    private static double[][] incremental(int draws, double mean, double... sds) {
        double[][] usd = new double[draws][2];
        for (int draw = 0; draw < draws; draw++) {
            usd[draw][0] = 1000 * LUCK.normal(draw, 9, 0); // common to both options
            usd[draw][1] = usd[draw][0] + mean;
            for (int part = 0; part < sds.length; part++) {
                usd[draw][1] += sds[part] * LUCK.normal(draw, 2, part);
            }
        }
        return usd;
    }

    private static double[][] inputs(int draws, int... parts) {
        double[][] inputs = new double[draws][parts.length];
        for (int draw = 0; draw < draws; draw++) {
            for (int k = 0; k < parts.length; k++) {
                inputs[draw][k] = LUCK.normal(draw, 2, parts[k]);
            }
        }
        return inputs;
    }

    private static PartialInformation known(NetBenefits benefits, double[][] inputs) {
        return PartialInformation.of(benefits, new AdditiveSpline(inputs), new Dealings(inputs.length, LUCK, STREAM));
    }

    private static ParameterEffect effect(double[] parameter, double[] outcome) {
        return ParameterEffect.of(
                parameter, AdditiveSpline.of(parameter), outcome, new Dealings(outcome.length, LUCK, STREAM));
    }

    private static double[] normals(int draws, long person, int stream) {
        double[] normals = new double[draws];
        for (int draw = 0; draw < draws; draw++) {
            normals[draw] = LUCK.normal(person, stream, draw);
        }
        return normals;
    }

    @Test
    void perfectInformationOfTwoNormalNetBenefitsIsTheUnitNormalLoss() {
        int draws = 100_000;
        NetBenefits benefits = new NetBenefits(incremental(draws, -500, 2000));
        double expected = expectedPositivePart(-500, 2000);
        assertEquals(expected, benefits.perfectInformationUsd(), 4 * 2000 / Math.sqrt(draws));
        assertEquals(0, benefits.best());
    }

    @Test
    void acceptabilityOfTwoNormalNetBenefitsIsTheNormalDistribution() {
        int draws = 100_000;
        double p = NORMAL.cumulativeProbability(-500 / 2000.0);
        double[] probability = new NetBenefits(incremental(draws, -500, 2000)).probabilityBest();
        assertEquals(p, probability[1], 4 * Math.sqrt(p * (1 - p) / draws));
        assertEquals(1, probability[0] + probability[1], 1e-12);
    }

    /** The best on average need not be the most probably best: the frontier follows the mean. */
    @Test
    void bestIsByExpectationAndTiesShareADraw() {
        NetBenefits benefits = new NetBenefits(new double[][] {{1, 0}, {1, 0}, {0, 9}, {2, 2}});
        assertEquals(1, benefits.best());
        assertArrayEquals(new double[] {0.625, 0.375}, benefits.probabilityBest());
        assertEquals((1 + 1 + 9 + 2) / 4.0 - 11 / 4.0, benefits.perfectInformationUsd(), 1e-12);
    }

    /** Of a linear model, knowing one part leaves a normal of its spread; knowing two, one of both. */
    @Test
    void partialInformationOfALinearModelIsTheUnitNormalLossOfItsPart() {
        int draws = 20_000;
        NetBenefits benefits = new NetBenefits(incremental(draws, 300, 1500, 800, 400));
        double error = 4 * 1500 / Math.sqrt(draws);
        assertEquals(
                expectedPositivePart(300, 1500) - 300,
                known(benefits, inputs(draws, 0)).usd(),
                error);
        assertEquals(
                expectedPositivePart(300, 800) - 300,
                known(benefits, inputs(draws, 1)).usd(),
                error);
        assertEquals(
                expectedPositivePart(300, Math.hypot(1500, 400)) - 300,
                known(benefits, inputs(draws, 0, 2)).usd(),
                error);
    }

    /** A bend that no line follows: net benefit is the square of a standard normal, in which nobody knows the sign. */
    @Test
    void splinesFollowABentParameter() {
        int draws = 20_000;
        double[][] usd = new double[draws][2];
        for (int draw = 0; draw < draws; draw++) {
            double x = LUCK.normal(draw, 2, 0);
            usd[draw][1] = 1000 * (x * x - 1) + 500 * LUCK.normal(draw, 2, 1);
        }
        // E[max(0, x^2 - 1)] = 2 * density(1)
        double expected = 1000 * 2 * NORMAL.density(1);
        double found = known(new NetBenefits(usd), inputs(draws, 0)).usd();
        assertEquals(expected, found, 0.05 * expected);
    }

    /** With a hundred draws an irrelevant parameter seems to be worth something; with the bias taken off, next to nothing. */
    @Test
    void theBiasOfFewDrawsIsTakenOff() {
        int draws = 100;
        double mean = 0;
        double bias = 0;
        for (int repeat = 0; repeat < 40; repeat++) {
            double[][] usd = new double[draws][4];
            double[][] irrelevant = new double[draws][1];
            for (int draw = 0; draw < draws; draw++) {
                irrelevant[draw][0] = LUCK.normal(repeat, 6, draw);
                for (int option = 0; option < 4; option++) {
                    usd[draw][option] = 1000 * LUCK.normal(repeat, 10 + option, draw);
                }
            }
            PartialInformation found = PartialInformation.of(
                    new NetBenefits(usd),
                    new AdditiveSpline(irrelevant),
                    new Dealings(draws, new RandomStreams(repeat), STREAM));
            mean += found.usd() / 40;
            bias += found.biasUsd() / 40;
        }
        assertTrue(bias > 5, "bias " + bias);
        assertTrue(mean < bias, "left " + mean + " of " + bias);
    }

    @Test
    void nothingIsLearntOfWhatIsTheSameInAllDraws() {
        NetBenefits benefits = new NetBenefits(incremental(200, 0, 100));
        assertEquals(0, known(benefits, new double[200][1]).usd());
    }

    /** Y = 5 + 3 a + 4 b - 12 c of standard normals: shares 9, 16 and 144 of 169, bars from 5 - 1.96 k to 5 + 1.96 k. */
    @Test
    void effectsInALinearModelAreItsCoefficients() {
        int draws = 20_000;
        double[] coefficients = {3, 4, -12};
        double[][] parameters = {normals(draws, 1, 20), normals(draws, 2, 20), normals(draws, 3, 20)};
        double[] outcome = new double[draws];
        for (int draw = 0; draw < draws; draw++) {
            outcome[draw] = 5;
            for (int k = 0; k < 3; k++) {
                outcome[draw] += coefficients[k] * parameters[k][draw];
            }
        }
        double reach = NORMAL.inverseCumulativeProbability(0.975);
        for (int k = 0; k < 3; k++) {
            ParameterEffect found = effect(parameters[k], outcome);
            double share = coefficients[k] * coefficients[k] / 169;
            assertEquals(share, found.varianceShare(), 4 * 2 * Math.sqrt(share * (1 - share) / draws));
            assertEquals(-reach, found.low(), 4 * 2.7 / Math.sqrt(draws)); // sqrt(p (1 - p)) / density: 2.7
            assertEquals(reach, found.high(), 4 * 2.7 / Math.sqrt(draws));
            double error = 4 * 13 * 3 / Math.sqrt(draws) + Math.abs(coefficients[k]) * 4 * 2.7 / Math.sqrt(draws);
            assertEquals(5 - coefficients[k] * reach, found.outcomeAtLow(), error);
            assertEquals(5 + coefficients[k] * reach, found.outcomeAtHigh(), error);
        }
    }

    /** Y = x^2 of a standard normal: no line sees it, the whole variance is explained, and both ends lie at 1.96 squared. */
    @Test
    void aBentEffectIsSeenWhole() {
        double[] x = normals(5000, 4, 20);
        ParameterEffect found =
                effect(x, Arrays.stream(x).map(value -> value * value).toArray());
        assertEquals(1, found.varianceShare(), 0.01);
        assertEquals(3.84, found.outcomeAtLow(), 0.4);
        assertEquals(3.84, found.outcomeAtHigh(), 0.4);
    }

    /** A product of two has no first-order share: alone neither says anything of the mean. */
    @Test
    void anInteractionBelongsToNoParameter() {
        int draws = 5000;
        double[] x = normals(draws, 5, 20);
        double[] y = normals(draws, 6, 20);
        double[] product = new double[draws];
        for (int draw = 0; draw < draws; draw++) {
            product[draw] = x[draw] * y[draw];
        }
        assertEquals(0, effect(x, product).varianceShare(), 0.01);
    }

    /** Over sixty sets of a hundred draws an irrelevant parameter explains next to nothing once the bias is off. */
    @Test
    void anIrrelevantParameterExplainsNothingOnceTheBiasIsOff() {
        double share = 0;
        double bias = 0;
        for (int repeat = 0; repeat < 60; repeat++) {
            ParameterEffect found = effect(normals(100, repeat, 22), normals(100, repeat, 21));
            share += found.varianceShare() / 60;
            bias += found.biasShare() / 60;
        }
        assertTrue(bias > 0.01, "bias " + bias);
        assertTrue(share < 0.02, "share " + share + ", bias " + bias);
    }

    /**
     * The strongest of fifty irrelevant parameters passes the mark in about 2 of 21 sets of draws, since the mark is the second largest of
     * 20: 3.8 of 40 expected, more than 10 once in 1,000 seeds. The strongest alone would pass a mark made for one parameter nearly always.
     */
    @Test
    void theMarkIsForTheStrongestOfMany() {
        int passes = 0;
        int passesOfOne = 0;
        for (int repeat = 0; repeat < 40; repeat++) {
            double[] outcome = normals(60, repeat, 25);
            List<List<Double>> irrelevant = new ArrayList<>();
            double strongest = 0;
            for (int k = 0; k < 50; k++) {
                ParameterEffect found = effect(normals(60, repeat, 26 + k), outcome);
                irrelevant.add(found.irrelevantShares());
                strongest = Math.max(strongest, found.varianceShare());
            }
            passes += strongest > Dealings.strongestByLuck(irrelevant) ? 1 : 0;
            passesOfOne += strongest > Dealings.strongestByLuck(irrelevant.subList(0, 1)) ? 1 : 0;
        }
        assertTrue(passes <= 10, passes + " of 40");
        assertTrue(passesOfOne > 20, passesOfOne + " of 40");
    }

    /** With few draws a share is right on average: of 0.64, what noise adds is taken from the rest alone. */
    @Test
    void aShareOfFewDrawsIsRightOnAverage() {
        double share = 0;
        for (int repeat = 0; repeat < 60; repeat++) {
            double[] x = normals(60, repeat, 23);
            double[] noise = normals(60, repeat, 24);
            double[] outcome = new double[60];
            for (int draw = 0; draw < 60; draw++) {
                outcome[draw] = 0.8 * x[draw] + 0.6 * noise[draw];
            }
            share += effect(x, outcome).varianceShare() / 60;
        }
        assertEquals(0.64, share, 4 * 0.09 / Math.sqrt(60));
    }

    @Test
    void whatDoesNotVaryHasNoShares() {
        ParameterEffect found = effect(normals(50, 7, 20), new double[50]);
        assertTrue(Double.isNaN(found.varianceShare()) && Double.isNaN(found.biasShare()));
        assertEquals(0, found.outcomeAtHigh());
    }
}

package org.allostat.survey.design;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.allostat.evidence.AdultGroup;
import org.allostat.evidence.AgeGroup;
import org.allostat.kernel.Criterion;
import org.allostat.problem.InputException;
import org.allostat.random.RandomStreams;
import org.allostat.survey.estimate.CriteriaAnswers;
import org.allostat.survey.estimate.DesignEstimate;
import org.allostat.survey.estimate.DesignTally;
import org.allostat.survey.estimate.LonelyPsu;
import org.allostat.survey.estimate.PsuTally;
import org.allostat.survey.estimate.Statistic;
import org.junit.jupiter.api.Test;

class SurveySampleTest {
    private static final long SEED = 20210101;
    private static final int PEOPLE = 20_000;
    private static final int SCORE_STREAM = 900;
    private static final int PROPERTY_STREAM = 901;
    private static final RandomStreams LUCK = new RandomStreams(7);

    private static SurveyDesign design(double placeCorrelation) {
        return new SurveyDesign(10, 2, 20, List.of(0.05, 0.03, 0.02), placeCorrelation, 0, 0);
    }

    private static double score(long person) {
        return LUCK.normal(person, SCORE_STREAM, 0);
    }

    /** More likely the higher the area score. */
    private static boolean hasProperty(long person) {
        return LUCK.uniform(person, PROPERTY_STREAM, 0) < 1 / (1 + Math.exp(1 - score(person)));
    }

    private static AgeGroup age(long person) {
        return AgeGroup.values()[(int) (person % AgeGroup.values().length)];
    }

    /** Tallies of every replicate: estimate 0 counts those with the property, 1 is their share. */
    private static List<DesignTally> survey(SurveyDesign design, int replicates, List<Integer> people) {
        SurveySample sample = new SurveySample(design, SEED, 0, replicates);
        List<DesignTally> tallies =
                IntStream.range(0, replicates).mapToObj(i -> new DesignTally(2)).toList();
        for (int person : people) {
            double y = hasProperty(person) ? 1 : 0;
            sample.interviews(person, age(person), 1, score(person), (replicate, stratum, psu, weight) -> {
                PsuTally sums = tallies.get(replicate).psu("" + stratum, "" + psu);
                sums.add(0, weight, y, 1);
                sums.add(1, weight, y, 1);
            });
        }
        return tallies;
    }

    private static List<Integer> everybody() {
        return IntStream.range(0, PEOPLE).boxed().toList();
    }

    /**
     * 600 surveys of one small country. Means of 600 values have a Monte Carlo error of 1/24 of their spread and a standard
     * deviation one of 1/35 of itself; limits are 4 errors, so a right sampler fails less than once in 5,000 seeds.
     */
    @Test
    void linearizedErrorsAndIntervalsAreThoseOfRepeatedSurveys() {
        int replicates = 600;
        double truth =
                everybody().stream().filter(SurveySampleTest::hasProperty).count() / (double) PEOPLE;
        List<DesignEstimate> shares = survey(design(0.1), replicates, everybody()).stream()
                .map(tally -> tally.estimate(1, Statistic.PROPORTION, LonelyPsu.ADJUST))
                .toList();
        double mean = mean(shares.stream().mapToDouble(DesignEstimate::value).toArray());
        double spread =
                spread(shares.stream().mapToDouble(DesignEstimate::value).toArray());
        double error = Math.sqrt(mean(shares.stream()
                .mapToDouble(estimate -> estimate.standardError() * estimate.standardError())
                .toArray()));
        long covered = shares.stream()
                .filter(estimate -> estimate.low() <= truth && truth <= estimate.high())
                .count();
        assertEquals(truth, mean, 4 * spread / Math.sqrt(replicates), "mean of the share");
        assertEquals(1, error / spread, 4 / Math.sqrt(2.0 * replicates), "linearized over empirical error");
        assertEquals(0.95, covered / (double) replicates, 4 * Math.sqrt(0.95 * 0.05 / replicates), "coverage");
    }

    @Test
    void totalsAreUnbiasedAndWeightsAddUpToThePopulation() {
        int replicates = 400;
        double truth =
                everybody().stream().filter(SurveySampleTest::hasProperty).count();
        double[] totals = survey(design(0.1), replicates, everybody()).stream()
                .mapToDouble(tally ->
                        tally.estimate(0, Statistic.TOTAL, LonelyPsu.ADJUST).value())
                .toArray();
        assertEquals(truth, mean(totals), 4 * spread(totals) / Math.sqrt(replicates));
    }

    @Test
    void placesThatDifferRaiseTheDesignEffect() {
        double alike = meanDesignEffect(design(0));
        double different = meanDesignEffect(design(0.3));
        // unequal weights alone give about 1.15; each PSU holds 33 people
        assertTrue(alike > 0.9 && alike < 1.5, "places alike: " + alike);
        assertTrue(different > alike + 0.5, "places different: " + different + " over " + alike);
    }

    private static double meanDesignEffect(SurveyDesign design) {
        return mean(survey(design, 100, everybody()).stream()
                .mapToDouble(tally -> tally.estimate(1, Statistic.PROPORTION, LonelyPsu.ADJUST)
                        .designEffectWithReplacement())
                .toArray());
    }

    /** One-way analysis of variance of 200 places of 100 people: the correlation has a standard error below 0.01. */
    @Test
    void scoresCorrelateWithinPlacesAsTheDesignSays() {
        double correlation = 0.1;
        SurveyDesign design = design(correlation);
        SurveySample sample = new SurveySample(design, SEED, 0, 1);
        double[] sums = new double[design.places()];
        double[] squares = new double[design.places()];
        int[] sizes = new int[design.places()];
        for (int person = 0; person < PEOPLE; person++) {
            int place = sample.place(person, score(person));
            sums[place] += score(person);
            squares[place] += score(person) * score(person);
            sizes[place]++;
        }
        double within = 0;
        double between = 0;
        for (int place = 0; place < sizes.length; place++) {
            within += squares[place] - sums[place] * sums[place] / sizes[place];
            between += sums[place] * sums[place] / sizes[place];
        }
        double size = PEOPLE / (double) sizes.length;
        double meanWithin = within / (PEOPLE - sizes.length);
        double meanBetween = (between - Math.pow(Arrays.stream(sums).sum(), 2) / PEOPLE) / (sizes.length - 1);
        double found = (meanBetween - meanWithin) / (meanBetween + (size - 1) * meanWithin);
        assertEquals(correlation, found, 0.04);
        int smallest = Arrays.stream(sizes).min().orElseThrow();
        int largest = Arrays.stream(sizes).max().orElseThrow();
        assertTrue(smallest > 55 && largest < 150, "places hold " + smallest + " to " + largest);
    }

    @Test
    void aPersonIsDecidedOnAloneInAnyOrderAndForAnyBatchOfReplicates() {
        List<Integer> backwards = new ArrayList<>(everybody());
        java.util.Collections.reverse(backwards);
        DesignTally forwards = survey(design(0.1), 3, everybody()).get(2);
        assertEquals(forwards.rows(), survey(design(0.1), 3, backwards).get(2).rows());

        List<String> together = new ArrayList<>();
        List<String> apart = new ArrayList<>();
        SurveySample three = new SurveySample(design(0.1), SEED, 0, 3);
        SurveySample third = new SurveySample(design(0.1), SEED, 2, 1);
        for (long person = 0; person < PEOPLE; person++) {
            String id = person + ":";
            three.interviews(person, age(person), 1, score(person), (replicate, stratum, psu, weight) -> {
                if (replicate == 2) {
                    together.add(id + stratum + "/" + psu + "/" + weight);
                }
            });
            third.interviews(
                    person,
                    age(person),
                    1,
                    score(person),
                    (replicate, stratum, psu, weight) -> apart.add(id + stratum + "/" + psu + "/" + weight));
        }
        assertTrue(together.size() > 400, "interviews: " + together.size());
        assertEquals(together, apart);
    }

    @Test
    void partsTalliedApartMergeToTheSameBits() {
        DesignTally whole = survey(design(0.1), 1, everybody()).get(0);
        DesignTally merged = new DesignTally(2);
        for (int part = 0; part < 7; part++) {
            int remainder = part;
            List<Integer> people = everybody().stream()
                    .filter(person -> person % 7 == remainder)
                    .toList();
            survey(design(0.1), 1, people).get(0).rows().forEach(merged::add);
        }
        assertEquals(whole.rows(), merged.rows());
        assertEquals(
                whole.estimate(1, Statistic.PROPORTION, LonelyPsu.FAIL),
                merged.estimate(1, Statistic.PROPORTION, LonelyPsu.FAIL));
    }

    @Test
    void theDesignOfNsduhInterviews47291AdultsAndOversamplesTheYoung() {
        List<AdultGroup> adults = AdultGroup.standard();
        SurveyDesign nsduh = SurveyDesign.nsduh2021(adults);
        assertEquals(47_291, expectedInterviews(nsduh, adults), 1e-6);
        assertEquals(47_291, expectedInterviews(nsduh.withoutOversampling(adults), adults), 1e-6);
        assertTrue(nsduh.weight(AgeGroup.AGES_18_TO_34) < nsduh.weight(AgeGroup.AGES_65_AND_OVER) / 2);
        assertEquals(
                nsduh.withoutOversampling(adults).weight(AgeGroup.AGES_18_TO_34),
                nsduh.withoutOversampling(adults).weight(AgeGroup.AGES_65_AND_OVER));
    }

    private static double expectedInterviews(SurveyDesign design, List<AdultGroup> adults) {
        double sum = 0;
        for (AdultGroup group : adults) {
            AgeGroup age = Arrays.stream(AgeGroup.values())
                    .filter(candidate -> group.ageLowYears() >= candidate.lowYears()
                            && group.ageHighYears() <= candidate.highYears())
                    .findFirst()
                    .orElseThrow();
            sum += group.populationMillion() * 1e6 / design.weight(age);
        }
        return sum;
    }

    @Test
    void weightsAreRoundedToTheStepAndNeverToZero() {
        SurveyDesign design = design(0).with(0, 15);
        assertEquals(15, design.weight(AgeGroup.AGES_18_TO_34)); // 1 / 0.05 = 20
        assertEquals(30, design.weight(AgeGroup.AGES_35_TO_64)); // 33.3
        assertEquals(45, design.weight(AgeGroup.AGES_65_AND_OVER)); // 50
        assertEquals(100, design(0).with(0, 100).weight(AgeGroup.AGES_18_TO_34));
    }

    /** 11 x 5,000 answers: the share withheld has a standard error of 0.0016. */
    @Test
    void answersAreWithheldAtTheRateOfTheDesign() {
        SurveySample sample = new SurveySample(design(0).with(0.2, 0), SEED, 0, 1);
        int all = (1 << Criterion.COUNT) - 1;
        long given = 0;
        for (long person = 0; person < 5_000; person++) {
            given += Integer.bitCount(
                    sample.answered(person, 0, CriteriaAnswers.complete(all)).met());
        }
        assertEquals(0.8, given / (5_000.0 * Criterion.COUNT), 0.0075);
    }

    @Test
    void everyMistakeInADesignIsNamed() {
        InputException problems = assertThrows(
                InputException.class, () -> new SurveyDesign(0, 1, 20, List.of(-0.1, Double.NaN, 0.5), 1, 0, 0));
        assertEquals(5, problems.problems().size());
        assertTrue(problems.problems().get(1).equals("survey design: psus_per_stratum must be in [2.0, 16.0]: 1.0"));
        InputException coarse =
                assertThrows(InputException.class, () -> design(0).checkUniverse(5));
        assertTrue(coarse.problems().get(0).contains("stands for 5.0 adults (allowed: at most 2.0,"));
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double spread(double[] values) {
        double mean = mean(values);
        return Math.sqrt(Arrays.stream(values)
                        .map(value -> (value - mean) * (value - mean))
                        .sum()
                / (values.length - 1));
    }
}

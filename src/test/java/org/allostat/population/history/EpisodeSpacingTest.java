package org.allostat.population.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.allostat.population.Statistics;
import org.allostat.random.RandomStreams;
import org.junit.jupiter.api.Test;

/** The renewal process of intermittent use against its geometric law and a simulation day by day. */
class EpisodeSpacingTest {
    private static final int DRAWS = 20_000;
    private static final int BINS = 40;
    private static final EpisodeSpacing SPACING = new EpisodeSpacing(7, 12.5);
    private static final RandomStreams LUCK = new RandomStreams(4);

    /** P(n) = q^(n-1) / g with q = 1 - 1/g; mean g. */
    @Test
    void gapsAreGeometricWithTheirMean() {
        long[] counts = new long[BINS];
        for (int n = 0; n < DRAWS; n++) {
            counts[Math.min(BINS, SPACING.gapDays(LUCK, 8, n)) - 1]++;
        }
        Statistics.assertDistributed(geometric(), counts, "gaps");
    }

    private static double[] geometric() {
        double stays = 1 - 1 / 12.5;
        double[] weights = new double[BINS];
        for (int n = 0; n < BINS - 1; n++) {
            weights[n] = Math.pow(stays, n) / 12.5;
        }
        weights[BINS - 1] = Math.pow(stays, BINS - 1);
        return weights;
    }

    /** A gap has no memory: what has passed of it at the interview has the law of a whole gap, here all but never cut. */
    @Test
    void timeIntoAnOpenGapIsGeometricAndIntoAnEpisodeUniform() {
        long[] gaps = new long[BINS];
        long[] episodes = new long[7];
        for (int n = 0; n < DRAWS; n++) {
            double uniform = LUCK.uniform(9, 1, n);
            int intoEpisode = SPACING.daysIntoEpisode(uniform);
            if (intoEpisode > 0) {
                episodes[intoEpisode - 1]++;
            } else {
                gaps[Math.min(BINS, SPACING.daysIntoGap(uniform)) - 1]++;
            }
        }
        Statistics.assertDistributed(geometric(), gaps, "open gaps");
        Statistics.assertDistributed(new double[] {1, 1, 1, 1, 1, 1, 1}, episodes, "open episodes");
    }

    /** On 7 of 19.5 days, where no gap is long; with rare episodes, among those who used within the year. */
    @Test
    void shareInEpisodeIsThatOfPastYearUsers() {
        assertEquals(7 / 19.5, SPACING.shareInEpisode(), 1e-9);
        EpisodeSpacing rare = new EpisodeSpacing(5, 400);
        double gapWithinYear = IntStream.rangeClosed(1, 364)
                .mapToDouble(n -> Math.pow(1 - 1 / 400.0, n - 1))
                .sum();
        assertEquals(5 / (5 + gapWithinYear), rare.shareInEpisode(), 1e-12);
    }

    @Test
    void openGapsEndWithinTheYear() {
        EpisodeSpacing rare = new EpisodeSpacing(5, 400);
        double first = Math.nextUp(rare.shareInEpisode());
        assertEquals(1, rare.daysIntoGap(first));
        assertEquals(364, rare.daysIntoGap(Math.nextDown(1.0)));
    }

    @Test
    void episodesADayApartLeaveOneDay() {
        EpisodeSpacing dense = new EpisodeSpacing(29, 1);
        assertEquals(29 / 30.0, dense.shareInEpisode(), 1e-15);
        assertTrue(IntStream.range(0, 100).allMatch(n -> dense.gapDays(LUCK, 3, n) == 1));
        assertEquals(1, dense.daysIntoGap(0.99));
    }
}

package org.allostat.population.history;

import org.allostat.population.PersonStream;
import org.allostat.random.RandomStreams;

/**
 * Stretches of one person's intermittent use, from the interview backwards: episodes of a fixed length, and between them
 * gaps that are geometric in days (the discrete exponential, which has no memory). The process is stationary, seen on the
 * day of the interview by somebody who used opioids within the year before it: whoever did not is no past-year user.
 *
 * <p>With {@code g} the mean gap, {@code q = 1 - 1/g} the share of gaps that last another day and {@code e} the days of an
 * episode, the person is in an episode with probability {@code e / (e + g (1 - q^364))}, model.md (47),
 * on a day of it that is uniform, and
 * otherwise {@code n} days into a gap with probability proportional to {@code q^(n-1)}, {@code n} from 1 to 364.
 */
final class EpisodeSpacing {
    /** Days without opioids at the interview of somebody whose last day of use was a year ago. */
    static final int LONGEST_OPEN_GAP_DAYS = 364;

    private final int episodeDays;
    private final MemorylessGap gap;
    /** Share of gaps that end within the year before the interview. */
    private final double shareWithinYear;

    private final double shareInEpisode;

    /**
     * @param episodeDays days of an episode, positive
     * @param meanGapDays mean days between two episodes, 1 or more
     */
    EpisodeSpacing(int episodeDays, double meanGapDays) {
        this.episodeDays = episodeDays;
        gap = new MemorylessGap(meanGapDays);
        shareWithinYear = gap.shareEndedAfter(LONGEST_OPEN_GAP_DAYS);
        shareInEpisode = episodeDays / (episodeDays + meanGapDays * shareWithinYear);
    }

    int episodeDays() {
        return episodeDays;
    }

    /** What lies between two episodes. */
    MemorylessGap gap() {
        return gap;
    }

    /** Probability that a past-year user is in an episode at the interview. */
    double shareInEpisode() {
        return shareInEpisode;
    }

    /** Days of the present episode up to the interview, or 0 in a gap; by a uniform in (0, 1). */
    int daysIntoEpisode(double uniform) {
        double within = uniform / shareInEpisode;
        return within < 1 ? 1 + (int) (episodeDays * within) : 0;
    }

    /** Days of the gap up to the interview for a uniform above {@link #shareInEpisode()}. */
    int daysIntoGap(double uniform) {
        double inGap = (uniform - shareInEpisode) / (1 - shareInEpisode);
        double exponential = -StrictMath.log1p(-inGap * shareWithinYear);
        return Math.min(LONGEST_OPEN_GAP_DAYS, gap.days(exponential));
    }

    /** Days of a person's n-th gap before the interview. */
    int gapDays(RandomStreams random, long person, int n) {
        return gap.days(random.exponential(person, PersonStream.EPISODE_GAP.code(), n));
    }
}

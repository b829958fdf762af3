package org.allostat.population.history;

import java.util.Arrays;
import org.allostat.kernel.PatientBatch;
import org.allostat.kernel.SeverityCeiling;
import org.allostat.population.Person;
import org.allostat.population.PersonStream;
import org.allostat.random.RandomStreams;
import org.allostat.unit.Calendar;

/** Episodes of equal length, unequally spaced, up to the interview. */
final class Episodes implements KnownCourse {
    private static final int FIRST_CAPACITY = 16;

    private final int total;
    private final int daysSinceUse;
    private final int courseDaysLeft;
    private final double mmePerDay;
    private final boolean misuse;
    /** Days of the stretches, the last first; episodes and gaps take turns. */
    private int[] stretches = new int[FIRST_CAPACITY];

    private int left;
    private int daysLeft;
    private boolean using;

    /** @param total days of the history, positive */
    public Episodes(Person person, RandomStreams random, EpisodeSpacing spacing, int total, double mmePerDay) {
        this.total = total;
        this.mmePerDay = mmePerDay;
        misuse = person.misuse();
        double uniform = random.uniform(person.id(), PersonStream.COURSE_START.code(), 0);
        int intoEpisode = spacing.daysIntoEpisode(uniform);
        using = intoEpisode > 0;
        int stretch = Math.min(total, using ? intoEpisode : spacing.daysIntoGap(uniform));
        daysSinceUse = using ? 0 : stretch;
        courseDaysLeft = using ? spacing.episodeDays() - intoEpisode : 0;
        int days = add(stretch, 0);
        for (int n = 0; days < total; ) {
            using = !using;
            stretch = using ? spacing.episodeDays() : spacing.gapDays(random, person.id(), n++);
            days = add(Math.min(stretch, total - days), days);
        }
        daysLeft = total;
    }

    private int add(int stretch, int days) {
        if (left == stretches.length) {
            stretches = Arrays.copyOf(stretches, 2 * left);
        }
        stretches[left++] = stretch;
        return days + stretch;
    }

    @Override
    public int totalDays() {
        return total;
    }

    @Override
    public int daysSinceUse() {
        return daysSinceUse;
    }

    @Override
    public int courseDaysLeft() {
        return courseDaysLeft;
    }

    @Override
    public double mmePerDay() {
        return mmePerDay;
    }

    @Override
    public void tell(SeverityCeiling ceiling) {
        boolean use = using;
        for (int n = left - 1; n >= 0; n--) {
            if (use) {
                ceiling.use(stretches[n]);
            } else {
                ceiling.pause(stretches[n]);
            }
            use = !use;
        }
    }

    @Override
    public int next(PatientBatch batch, int i) {
        if (left == 0) {
            return 0;
        }
        int stretch = stretches[--left];
        batch.doseMmePerDay[i] = using ? mmePerDay : 0;
        batch.misuse[i] = using && misuse && daysLeft <= Calendar.DAYS_PER_YEAR;
        daysLeft -= stretch;
        using = !using;
        return stretch;
    }
}

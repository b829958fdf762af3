package org.allostat.survey;

import org.allostat.evidence.Sex;
import org.allostat.kernel.Formulation;
import org.allostat.population.ExposureType;
import org.allostat.population.Interview;
import org.allostat.population.Person;
import org.allostat.unit.Calendar;

/**
 * How opioids are used, over interviewed people: who takes them currently, and of long-term users the dose, its duration and
 * who they are. Whole numbers, so that partitioning cannot show.
 */
final class ExposureTally {
    /** Steps of summed doses and pains. */
    static final double STEPS_PER_UNIT = 1e6;
    /** Steps of squared doses and pains: coarser, so that the squares of all adults fit a long. */
    static final double STEPS_PER_UNIT_SQUARED = 100;

    /** What is summed over long-term users. */
    enum LongTerm {
        WOMEN,
        BENZODIAZEPINE,
        SHORT_ACTING,
        AGE_YEARS,
        AGE_YEARS_SQUARED,
        DAYS_ON_OPIOIDS,
        DAYS_ON_OPIOIDS_SQUARED,
        MME_STEPS,
        MME_STEPS_SQUARED,
        PAIN_STEPS,
        PAIN_STEPS_SQUARED
    }

    /** Whole MME/d that are told apart; the last bin holds all doses from there on. */
    static final int DOSE_BINS = 1024;

    private static final int SEXES = Sex.values().length;
    private static final CurrentUseAges[] AGES = CurrentUseAges.values();
    private static final int CURRENT_PER_TYPE = 1 + AGES.length * SEXES;
    private static final int LONG_TERM_FROM = ExposureType.values().length * CURRENT_PER_TYPE;
    private static final int DOSES_FROM = LONG_TERM_FROM + LongTerm.values().length;

    /** Number of counts. */
    static final int SIZE = DOSES_FROM + DOSE_BINS;

    private final long[] counts;

    ExposureTally() {
        this(new long[SIZE]);
    }

    /** @param counts counts of a tally, or sums of those of several; not copied */
    ExposureTally(long[] counts) {
        if (counts.length != SIZE) {
            throw new IllegalArgumentException("counts must have " + SIZE + " values: " + counts.length);
        }
        this.counts = counts;
    }

    /** One person. */
    void add(Interview interview) {
        Person person = interview.person();
        if (interview.currentUse()) {
            counts[currentAt(person.exposure())]++;
            for (CurrentUseAges ages : AGES) {
                if (ages.contain(person.ageYears())) {
                    counts[currentAt(person.exposure(), ages, person.sex())]++;
                }
            }
        }
        if (person.exposure() == ExposureType.LONG_TERM) {
            addLongTerm(interview, person);
        }
    }

    private void addLongTerm(Interview interview, Person person) {
        add(LongTerm.WOMEN, person.sex() == Sex.FEMALE ? 1 : 0);
        add(LongTerm.BENZODIAZEPINE, person.benzodiazepine() ? 1 : 0);
        add(LongTerm.SHORT_ACTING, person.formulation() == Formulation.IMMEDIATE_RELEASE ? 1 : 0);
        add(LongTerm.AGE_YEARS, person.ageYears());
        add(LongTerm.AGE_YEARS_SQUARED, (long) person.ageYears() * person.ageYears());
        long days = Math.round(person.yearsOnOpioids() * Calendar.DAYS_PER_YEAR);
        add(LongTerm.DAYS_ON_OPIOIDS, days);
        add(LongTerm.DAYS_ON_OPIOIDS_SQUARED, days * days);
        add(LongTerm.MME_STEPS, Math.round(interview.mmePerDay() * STEPS_PER_UNIT));
        add(LongTerm.MME_STEPS_SQUARED, squared(interview.mmePerDay()));
        double pain = interview.baseline().baselinePain();
        add(LongTerm.PAIN_STEPS, Math.round(pain * STEPS_PER_UNIT));
        add(LongTerm.PAIN_STEPS_SQUARED, squared(pain));
        counts[DOSES_FROM + (int) Math.min(DOSE_BINS - 1, interview.mmePerDay())]++;
    }

    private void add(LongTerm what, long value) {
        counts[LONG_TERM_FROM + what.ordinal()] += value;
    }

    private static long squared(double value) {
        long steps = Math.round(value * STEPS_PER_UNIT_SQUARED);
        return steps * steps;
    }

    private static int currentAt(ExposureType type) {
        return type.ordinal() * CURRENT_PER_TYPE;
    }

    private static int currentAt(ExposureType type, CurrentUseAges ages, Sex sex) {
        return currentAt(type) + 1 + ages.ordinal() * SEXES + sex.ordinal();
    }

    /** The counts by place in [0, {@link #SIZE}). */
    long[] counts() {
        return counts.clone();
    }

    /** People who took an opioid in the past 30 days. */
    long current(ExposureType type) {
        return counts[currentAt(type)];
    }

    /** Those of an age group and sex among them. */
    long current(ExposureType type, CurrentUseAges ages, Sex sex) {
        return counts[currentAt(type, ages, sex)];
    }

    /** A sum over long-term users. */
    long longTerm(LongTerm what) {
        return counts[LONG_TERM_FROM + what.ordinal()];
    }

    /** Long-term users whose dose, rounded down, is so many MME/d. */
    long dosed(int mmePerDay) {
        return counts[DOSES_FROM + mmePerDay];
    }
}

package org.allostat.population;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.allostat.evidence.Sex;
import org.allostat.kernel.Criterion;
import org.allostat.kernel.Formulation;
import org.allostat.kernel.Severity;

/**
 * Counts of interviewed people by exposure type: what the comparison with published figures needs. Whole numbers, so that
 * partitioning cannot show. Not kept in memory per person.
 */
final class UniverseTally {
    /** Steps of the summed doses and pains. */
    static final double STEPS_PER_UNIT = 1e6;

    static final String PERSONS = "persons";
    static final String MISUSE = "misuse";
    static final String WOMEN = "women";
    static final String AGE_YEARS = "age_years";
    static final String PAIN_STEPS = "pain_steps";
    static final String MME_STEPS = "mme_steps";
    static final String MME_HISTOGRAM = "mme_histogram";
    static final String BENZODIAZEPINE = "benzodiazepine";
    static final String SHORT_ACTING = "short_acting";
    static final String DEPRESSION = "depression";
    static final String DAYS_ON_OPIOIDS = "days_on_opioids";
    /** Current use: in the past 30 days. */
    static final String CURRENT = "current";

    static final String CURRENT_LONG_TERM = "current_long_term";
    private static final int BINS = 1024;
    private static final List<String> MEASURES = measures();

    // Places in MEASURES, looked up once rather than for each count of each person.
    private static final int PERSONS_AT = MEASURES.indexOf(PERSONS);
    private static final int MISUSE_AT = MEASURES.indexOf(MISUSE);
    private static final int WOMEN_AT = MEASURES.indexOf(WOMEN);
    private static final int AGE_YEARS_AT = MEASURES.indexOf(AGE_YEARS);
    private static final int PAIN_STEPS_AT = MEASURES.indexOf(PAIN_STEPS);
    private static final int MME_STEPS_AT = MEASURES.indexOf(MME_STEPS);
    private static final int BENZODIAZEPINE_AT = MEASURES.indexOf(BENZODIAZEPINE);
    private static final int SHORT_ACTING_AT = MEASURES.indexOf(SHORT_ACTING);
    private static final int DEPRESSION_AT = MEASURES.indexOf(DEPRESSION);
    private static final int DAYS_ON_OPIOIDS_AT = MEASURES.indexOf(DAYS_ON_OPIOIDS);
    private static final int CURRENT_AT = MEASURES.indexOf(CURRENT);
    private static final int CURRENT_LONG_TERM_AT = MEASURES.indexOf(CURRENT_LONG_TERM);
    /** Current use by age and by sex, each in its order. */
    private static final int CURRENT_AGES_FROM = MEASURES.indexOf(current(CurrentUseAges.AGES_20_TO_39));

    private static final int CURRENT_SEXES_FROM = CURRENT_AGES_FROM + CurrentUseAges.values().length;
    private static final CurrentUseAges[] AGES = CurrentUseAges.values();
    /** The criteria follow one another in their order, then severities, each without and with misuse. */
    private static final int CRITERIA_FROM = MEASURES.indexOf(criterion(Criterion.LARGER_OR_LONGER));

    private static final int SEVERITIES_FROM = MEASURES.indexOf(severity(Severity.NONE, false));

    private final long[][] counts = new long[ExposureType.values().length][MEASURES.size()];
    private final long[][] histogram = new long[ExposureType.values().length][BINS];

    /**
     * One count.
     *
     * @param exposureType label of the exposure type
     * @param measure what is counted
     * @param bin whole MME/d of a histogram, 0 otherwise
     * @param count how many
     */
    public record Count(String exposureType, String measure, int bin, long count) {}

    /** Criteria endorsed by people without misuse, whether they count or not. */
    static String criterion(Criterion criterion) {
        return "criterion_" + criterion.label();
    }

    /** Disorder of a severity by misuse. */
    static String severity(Severity severity, boolean misuse) {
        return severity.label() + (misuse ? "_with_misuse" : "_without_misuse");
    }

    /** Current use by people of one of the published age groups. */
    static String current(CurrentUseAges ages) {
        return CURRENT + "_" + ages.name().toLowerCase(Locale.ROOT);
    }

    /** Current use by women or men of the ages that the published survey asked. */
    static String current(Sex sex) {
        return CURRENT + "_" + sex.label();
    }

    private static List<String> measures() {
        List<String> measures = new ArrayList<>(List.of(
                PERSONS, MISUSE, WOMEN, AGE_YEARS, PAIN_STEPS, MME_STEPS, BENZODIAZEPINE, SHORT_ACTING, DEPRESSION));
        measures.addAll(List.of(DAYS_ON_OPIOIDS, CURRENT, CURRENT_LONG_TERM));
        for (CurrentUseAges ages : CurrentUseAges.values()) {
            measures.add(current(ages));
        }
        for (Sex sex : Sex.values()) {
            measures.add(current(sex));
        }
        for (Criterion criterion : Criterion.values()) {
            measures.add(criterion(criterion));
        }
        for (Severity severity : Severity.values()) {
            measures.add(severity(severity, false));
            measures.add(severity(severity, true));
        }
        return List.copyOf(measures);
    }

    void add(Interview interview) {
        Person person = interview.person();
        int type = person.exposure().ordinal();
        long[] count = counts[type];
        count[PERSONS_AT]++;
        count[MISUSE_AT] += person.misuse() ? 1 : 0;
        count[WOMEN_AT] += person.sex() == Sex.FEMALE ? 1 : 0;
        count[AGE_YEARS_AT] += person.ageYears();
        count[PAIN_STEPS_AT] += steps(interview.baseline().baselinePain());
        count[MME_STEPS_AT] += steps(interview.mmePerDay());
        count[BENZODIAZEPINE_AT] += person.benzodiazepine() ? 1 : 0;
        count[SHORT_ACTING_AT] += person.formulation() == Formulation.IMMEDIATE_RELEASE ? 1 : 0;
        count[DEPRESSION_AT] += person.depression() ? 1 : 0;
        count[DAYS_ON_OPIOIDS_AT] += Math.round(person.yearsOnOpioids() * ExposureCourse.DAYS_PER_YEAR);
        if (interview.currentUse()) {
            countCurrent(count, person);
        }
        if (!person.misuse()) {
            for (int left = interview.endorsed(); left != 0; left &= left - 1) {
                count[CRITERIA_FROM + Integer.numberOfTrailingZeros(left)]++;
            }
        }
        int severity = Severity.ofCriteria(interview.criteriaCount()).ordinal();
        count[SEVERITIES_FROM + 2 * severity + (person.misuse() ? 1 : 0)]++;
        histogram[type][(int) Math.min(BINS - 1, interview.mmePerDay())]++;
    }

    private static void countCurrent(long[] count, Person person) {
        count[CURRENT_AT]++;
        count[CURRENT_LONG_TERM_AT] += person.exposure() == ExposureType.LONG_TERM ? 1 : 0;
        for (CurrentUseAges ages : AGES) {
            if (ages.contain(person.ageYears())) {
                count[CURRENT_AGES_FROM + ages.ordinal()]++;
                count[CURRENT_SEXES_FROM + person.sex().ordinal()]++;
            }
        }
    }

    private static long steps(double value) {
        return Math.round(value * STEPS_PER_UNIT);
    }

    /** All counts that are not zero. */
    List<Count> counts() {
        List<Count> list = new ArrayList<>();
        for (ExposureType type : ExposureType.values()) {
            for (int m = 0; m < MEASURES.size(); m++) {
                if (counts[type.ordinal()][m] != 0) {
                    list.add(new Count(type.label(), MEASURES.get(m), 0, counts[type.ordinal()][m]));
                }
            }
            for (int bin = 0; bin < BINS; bin++) {
                if (histogram[type.ordinal()][bin] != 0) {
                    list.add(new Count(type.label(), MME_HISTOGRAM, bin, histogram[type.ordinal()][bin]));
                }
            }
        }
        return list;
    }
}

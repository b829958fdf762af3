package org.allostat.population;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
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
    private static final Map<String, Integer> INDEX =
            MEASURES.stream().collect(Collectors.toUnmodifiableMap(measure -> measure, MEASURES::indexOf));

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
        count(type, PERSONS, 1);
        count(type, MISUSE, person.misuse() ? 1 : 0);
        count(type, WOMEN, person.sex() == Sex.FEMALE ? 1 : 0);
        count(type, AGE_YEARS, person.ageYears());
        count(type, PAIN_STEPS, steps(interview.baseline().baselinePain()));
        count(type, MME_STEPS, steps(interview.mmePerDay()));
        count(type, BENZODIAZEPINE, person.benzodiazepine() ? 1 : 0);
        count(type, SHORT_ACTING, person.formulation() == Formulation.IMMEDIATE_RELEASE ? 1 : 0);
        count(type, DEPRESSION, person.depression() ? 1 : 0);
        count(type, DAYS_ON_OPIOIDS, Math.round(person.yearsOnOpioids() * ExposureCourse.DAYS_PER_YEAR));
        if (interview.currentUse()) {
            countCurrent(type, person);
        }
        if (!person.misuse()) {
            for (Criterion criterion : Criterion.values()) {
                count(type, criterion(criterion), (interview.endorsed() >> criterion.ordinal()) & 1);
            }
        }
        count(type, severity(Severity.ofCriteria(interview.criteriaCount()), person.misuse()), 1);
        histogram[type][(int) Math.min(BINS - 1, interview.mmePerDay())]++;
    }

    private void countCurrent(int type, Person person) {
        count(type, CURRENT, 1);
        count(type, CURRENT_LONG_TERM, person.exposure() == ExposureType.LONG_TERM ? 1 : 0);
        for (CurrentUseAges ages : CurrentUseAges.values()) {
            if (ages.contain(person.ageYears())) {
                count(type, current(ages), 1);
                count(type, current(person.sex()), 1);
            }
        }
    }

    private void count(int type, String measure, long count) {
        counts[type][INDEX.getOrDefault(measure, -1)] += count;
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

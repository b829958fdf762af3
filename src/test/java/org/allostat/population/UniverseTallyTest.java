package org.allostat.population;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Predicate;
import org.allostat.evidence.FrozenRegistry;
import org.allostat.evidence.Sex;
import org.allostat.kernel.Criterion;
import org.allostat.kernel.Formulation;
import org.allostat.kernel.Severity;
import org.junit.jupiter.api.Test;

/** Counts by the name of the measure, against counting the same interviews one measure at a time. */
class UniverseTallyTest {
    private static final ExposureType TYPE = ExposureType.LONG_TERM;
    private static final List<Interview> INTERVIEWS =
            new ExposureHistory(new Model(FrozenRegistry.REGISTRY, 3)).interviews(TYPE.personId(0), TYPE.personId(400));
    private static final List<UniverseTally.Count> COUNTS = counts();

    private static List<UniverseTally.Count> counts() {
        UniverseTally tally = new UniverseTally();
        INTERVIEWS.forEach(tally::add);
        return tally.counts();
    }

    private static long count(String measure) {
        return COUNTS.stream()
                .filter(count -> count.exposureType().equals("long_term")
                        && count.measure().equals(measure)
                        && count.bin() == 0)
                .mapToLong(UniverseTally.Count::count)
                .sum();
    }

    private static void assertCount(String measure, Predicate<Interview> which) {
        long expected = INTERVIEWS.stream().filter(which).count();
        assertEquals(expected, count(measure), measure);
    }

    @Test
    void peopleAreCountedByWhatTheyAre() {
        assertEquals(400, count("persons"));
        assertCount("misuse", interview -> interview.person().misuse());
        assertCount("women", interview -> interview.person().sex() == Sex.FEMALE);
        assertCount("benzodiazepine", interview -> interview.person().benzodiazepine());
        assertCount("depression", interview -> interview.person().depression());
        assertCount("short_acting", interview -> interview.person().formulation() == Formulation.IMMEDIATE_RELEASE);
        int ages = INTERVIEWS.stream()
                .mapToInt(interview -> interview.person().ageYears())
                .sum();
        assertEquals(ages, count("age_years"));
    }

    @Test
    void criteriaAreCountedAmongPeopleWithoutMisuse() {
        for (Criterion criterion : Criterion.values()) {
            int bit = 1 << criterion.ordinal();
            assertCount(
                    "criterion_" + criterion.label(),
                    interview -> !interview.person().misuse() && (interview.endorsed() & bit) != 0);
        }
    }

    @Test
    void severityIsCountedWithAndWithoutMisuse() {
        for (Severity severity : Severity.values()) {
            assertCount(
                    severity.label() + "_with_misuse",
                    interview ->
                            interview.person().misuse() && Severity.ofCriteria(interview.criteriaCount()) == severity);
            assertCount(
                    severity.label() + "_without_misuse",
                    interview ->
                            !interview.person().misuse() && Severity.ofCriteria(interview.criteriaCount()) == severity);
        }
        assertTrue(count("mild_with_misuse") > 0 && count("mild_without_misuse") > 0);
    }

    /** Sums in steps of a millionth: each term is rounded once. */
    @Test
    void dosesAndPainsAreSummed() {
        double doses = INTERVIEWS.stream().mapToDouble(Interview::mmePerDay).sum();
        double pains = INTERVIEWS.stream()
                .mapToDouble(interview -> interview.baseline().baselinePain())
                .sum();
        assertEquals(doses, count("mme_steps") / 1e6, 400 * 0.5e-6);
        assertEquals(pains, count("pain_steps") / 1e6, 400 * 0.5e-6);
    }
}

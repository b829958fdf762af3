package org.allostat.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.allostat.evidence.AdultGroup;
import org.allostat.evidence.FrozenRegistry;
import org.allostat.evidence.Sex;
import org.allostat.kernel.Formulation;
import org.allostat.population.ExposureType;
import org.allostat.population.Interview;
import org.allostat.population.Model;
import org.allostat.population.history.ExposureHistory;
import org.allostat.population.universe.UniverseDesign;
import org.allostat.population.universe.UniverseDesign.Stratum;
import org.junit.jupiter.api.Test;

/** How opioids are used, against textbook formulas over the same interviews one by one. */
class ExposureEstimatesTest {
    private static final int PEOPLE = 400;
    private static final double[] WEIGHTS = {90_000, 50_000, 20_000};
    private static final UniverseDesign DESIGN = new UniverseDesign(Arrays.stream(ExposureType.values())
            .map(type -> new Stratum(type, (long) (PEOPLE * WEIGHTS[type.ordinal()]), PEOPLE))
            .toList());
    private static final List<Interview> EVERYBODY = everybody();
    private static final List<Interview> LONG_TERM = EVERYBODY.stream()
            .filter(interview -> interview.person().exposure() == ExposureType.LONG_TERM)
            .toList();
    private static final Map<String, CensusValue> FOUND = found();

    private static List<Interview> everybody() {
        ExposureHistory history = new ExposureHistory(new Model(FrozenRegistry.REGISTRY, 3));
        return Arrays.stream(ExposureType.values())
                .flatMap(type -> history.interviews(type.personId(0), type.personId(PEOPLE)).stream())
                .toList();
    }

    /** Counted in two parts that are added up, as tasks do. */
    private static Map<String, CensusValue> found() {
        ExposureTally even = new ExposureTally();
        ExposureTally odd = new ExposureTally();
        EVERYBODY.forEach(interview -> (interview.person().id() % 2 == 0 ? even : odd).add(interview));
        long[] counts = even.counts();
        Arrays.setAll(counts, place -> counts[place] + odd.counts()[place]);
        Map<String, CensusValue> found = new HashMap<>();
        new ExposureEstimates(DESIGN, new ExposureTally(counts), AdultGroup.standard())
                .rows()
                .forEach(row -> found.put(row.id() + "/" + row.domain().value(), row.value()));
        return found;
    }

    private static CensusValue value(String id) {
        CensusValue value = FOUND.get(id);
        if (value == null) {
            throw new AssertionError("no estimate " + id + " among " + FOUND.keySet());
        }
        return value;
    }

    @Test
    void meansOfLongTermUsersHaveTheErrorOfAMean() {
        assertMean("ltot_age_mean/all", interview -> interview.person().ageYears(), 1e-9);
        assertMean("ltot_dose_mean/all", Interview::mmePerDay, 1e-3);
        assertMean("ltot_pain_mean/all", interview -> interview.baseline().baselinePain(), 1e-3);
        assertMean(
                "ltot_years_on_opioids_mean/all",
                interview -> interview.person().yearsOnOpioids(),
                1e-3);
    }

    /** @param tolerance relative: sums are kept in whole steps or days */
    private static void assertMean(String id, ToDoubleFunction<Interview> quantity, double tolerance) {
        double[] values = LONG_TERM.stream().mapToDouble(quantity).toArray();
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares =
                Arrays.stream(values).map(each -> (each - mean) * (each - mean)).sum();
        double error = Math.sqrt(squares / (PEOPLE - 1) / PEOPLE);
        assertEquals(mean, value(id).value(), tolerance * mean, id);
        assertEquals(error, value(id).standardError(), tolerance * error, id);
    }

    @Test
    void sharesOfLongTermUsersHaveTheErrorOfAShare() {
        assertShare("ltot_women/all", interview -> interview.person().sex() == Sex.FEMALE);
        assertShare("ltot_benzodiazepine/all", interview -> interview.person().benzodiazepine());
        assertShare(
                "ltot_short_acting/all",
                interview -> interview.person().formulation() == Formulation.IMMEDIATE_RELEASE);
        assertShare(
                "ltot_long_acting/all", interview -> interview.person().formulation() != Formulation.IMMEDIATE_RELEASE);
        assertShare("ltot_dose_90_mme_or_more/all", interview -> interview.mmePerDay() >= 90);
    }

    private static void assertShare(String id, Predicate<Interview> who) {
        double share = LONG_TERM.stream().filter(who).count() / (double) PEOPLE;
        assertEquals(100 * share, value(id).value(), 1e-9, id);
        assertEquals(
                100 * Math.sqrt(share * (1 - share) / (PEOPLE - 1)), value(id).standardError(), 1e-9, id);
        assertTrue(share > 0 && share < 1, id);
    }

    /** The error of a quantile: half the distance between those 1.96 binomial errors below and above, over 1.96. */
    @Test
    void quantilesAreThoseOfTheSortedDosesAndTheirErrorsAreWoodruffs() {
        int[] doses = LONG_TERM.stream()
                .mapToInt(interview -> (int) interview.mmePerDay())
                .sorted()
                .toArray();
        assertEquals(doses[99], value("ltot_dose_lower_quartile/all").value());
        assertEquals(doses[199], value("ltot_dose_median/all").value());
        assertEquals(doses[299], value("ltot_dose_upper_quartile/all").value());
        double half = 1.96 * Math.sqrt(0.25 / (PEOPLE - 1)) * PEOPLE;
        double expected = (doses[(int) (199 + half)] - doses[(int) (199 - half)]) / 2.0 / 1.96;
        assertEquals(expected, value("ltot_dose_median/all").standardError(), 1); // doses are whole here
    }

    @Test
    void currentUseIsOfAllAdultsOfTheAgeOrSex() {
        // 89.4 million adults of 20 to 39; 127.0 million women and 121.8 million men of 20 or over (us_adults_2021.csv)
        ToDoubleFunction<Interview> young = interview -> interview.currentUse()
                        && interview.person().ageYears() >= 20
                        && interview.person().ageYears() < 40
                ? 1
                : 0;
        assertValue("current_use/20-39", 100 * total(young) / 89.4e6, 100 * Math.sqrt(variance(young)) / 89.4e6);
        ToDoubleFunction<Interview> women = interview -> asked(interview, Sex.FEMALE);
        ToDoubleFunction<Interview> men = interview -> asked(interview, Sex.MALE);
        double ratio = total(women) / total(men);
        double variance = variance(
                interview -> (women.applyAsDouble(interview) - ratio * men.applyAsDouble(interview)) / total(men));
        double adults = 127.0 / 121.8;
        assertValue("current_use_women_over_men/all", ratio / adults, Math.sqrt(variance) / adults);
    }

    private static double asked(Interview interview, Sex sex) {
        boolean counts = interview.currentUse()
                && interview.person().ageYears() >= 20
                && interview.person().sex() == sex;
        return counts ? 1 : 0;
    }

    @Test
    void theLongTermShareOfCurrentUsersIsARatio() {
        ToDoubleFunction<Interview> current = interview -> interview.currentUse() ? 1 : 0;
        ToDoubleFunction<Interview> longTerm =
                interview -> interview.currentUse() && interview.person().exposure() == ExposureType.LONG_TERM ? 1 : 0;
        double users = total(current);
        double share = total(longTerm) / users;
        double variance = variance(
                interview -> (longTerm.applyAsDouble(interview) - share * current.applyAsDouble(interview)) / users);
        assertValue("ltot_share_of_current_users/all", 100 * share, 100 * Math.sqrt(variance));
    }

    private static double weight(Interview interview) {
        return WEIGHTS[interview.person().exposure().ordinal()];
    }

    private static double total(ToDoubleFunction<Interview> value) {
        return EVERYBODY.stream()
                .mapToDouble(interview -> weight(interview) * value.applyAsDouble(interview))
                .sum();
    }

    private static double variance(ToDoubleFunction<Interview> value) {
        double variance = 0;
        for (ExposureType type : ExposureType.values()) {
            double[] values = EVERYBODY.stream()
                    .filter(interview -> interview.person().exposure() == type)
                    .mapToDouble(interview -> weight(interview) * value.applyAsDouble(interview))
                    .toArray();
            double mean = Arrays.stream(values).average().orElseThrow();
            double squares = Arrays.stream(values)
                    .map(each -> (each - mean) * (each - mean))
                    .sum();
            variance += values.length * squares / (values.length - 1);
        }
        return variance;
    }

    private static void assertValue(String id, double expected, double standardError) {
        assertEquals(expected, value(id).value(), 1e-9 * expected, id);
        assertEquals(standardError, value(id).standardError(), 1e-9 * standardError, id);
    }
}

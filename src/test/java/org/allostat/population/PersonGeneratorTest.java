package org.allostat.population;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.allostat.evidence.AdultGroup;
import org.allostat.evidence.AgeGroup;
import org.allostat.evidence.Distribution;
import org.allostat.evidence.FrozenRegistry;
import org.allostat.evidence.Insurance;
import org.allostat.evidence.JointTable;
import org.allostat.evidence.RaceEthnicity;
import org.allostat.evidence.Registry;
import org.allostat.evidence.Sex;
import org.allostat.evidence.UserCell;
import org.allostat.kernel.Formulation;
import org.allostat.problem.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who the synthetic people are, against the tables and distributions they are drawn from. */
class PersonGeneratorTest {
    private static final int PEOPLE = 30_000;
    private static final Registry REGISTRY = FrozenRegistry.REGISTRY;
    private static final Model MODEL = new Model(REGISTRY, 11);
    private static final Map<ExposureType, List<Person>> PEOPLE_OF = people();
    private static final JointTable USERS = JointTable.standard();

    /** The registry's numbers: 0.172 x 0.794 on long-term therapy, 0.55 with one short course, the rest intermittent. */
    private static final Map<ExposureType, Double> SHARE = Map.of(
            ExposureType.LONG_TERM, 0.136568, ExposureType.SHORT_COURSE, 0.55, ExposureType.INTERMITTENT, 0.313432);

    private static Map<ExposureType, List<Person>> people() {
        PersonGenerator generator = new PersonGenerator(MODEL);
        Map<ExposureType, List<Person>> people = new EnumMap<>(ExposureType.class);
        for (ExposureType type : ExposureType.values()) {
            List<Person> list = new ArrayList<>();
            for (int n = 0; n < PEOPLE; n++) {
                list.add(generator.person(type.personId(n)));
            }
            people.put(type, list);
        }
        return people;
    }

    private static List<Person> of(ExposureType type) {
        return PEOPLE_OF.getOrDefault(type, List.of());
    }

    @Test
    void personIsAFunctionOfSeedAndId() {
        PersonGenerator again = new PersonGenerator(new Model(REGISTRY, 11));
        PersonGenerator other = new PersonGenerator(new Model(REGISTRY, 12));
        int same = 0;
        for (int n = 999; n >= 0; n--) {
            Person person = of(ExposureType.LONG_TERM).get(n);
            assertEquals(person, again.person(person.id()));
            assertEquals(person, again.person(person.id()));
            same += person.equals(other.person(person.id())) ? 1 : 0;
        }
        assertEquals(0, same);
    }

    /** Each characteristic of the exposure types, put together at their shares, is the joint table's. */
    @Test
    void exposureTypesTogetherAreTheJointTable() {
        for (AgeGroup group : AgeGroup.values()) {
            assertMarginal(group.label(), person -> ageGroup(person) == group, cell -> cell.ageGroup() == group);
        }
        assertMarginal("women", person -> person.sex() == Sex.FEMALE, cell -> cell.sex() == Sex.FEMALE);
        for (Insurance insurance : Insurance.values()) {
            assertMarginal(
                    insurance.label(),
                    person -> person.insurance().equals(insurance.label()),
                    cell -> cell.insurance() == insurance);
        }
        for (RaceEthnicity group : RaceEthnicity.values()) {
            assertMarginal(
                    group.label(),
                    person -> person.raceEthnicity().equals(group.label()),
                    cell -> cell.raceEthnicity() == group);
        }
        assertMarginal("fair or poor health", Person::fairPoorHealth, UserCell::fairPoorHealth);
        assertMarginal("serious distress", Person::seriousDistress, UserCell::seriousDistress);
        assertMarginal("misuse", Person::misuse, UserCell::misuse);
        assertMarginal(
                "misuse with distress",
                person -> person.misuse() && person.seriousDistress(),
                cell -> cell.misuse() && cell.seriousDistress());
    }

    private static void assertMarginal(String what, Predicate<Person> ofPerson, Predicate<UserCell> ofCell) {
        double share = 0;
        double variance = 0;
        for (ExposureType type : ExposureType.values()) {
            double weight = SHARE.getOrDefault(type, 0.0);
            double within = (double) of(type).stream().filter(ofPerson).count() / PEOPLE;
            share += weight * within;
            variance += weight * weight * within * (1 - within) / PEOPLE;
        }
        Statistics.assertNear(USERS.share(ofCell) / USERS.share(cell -> true), share, Math.sqrt(variance), what);
    }

    /** Long-term therapy relative to men of 35 to 64 in good health: x 0.62 young, x 1.22 old, x 1.2 women, x 2 health. */
    @Test
    void longTermUsersAreTheTableTimesTheirRatios() {
        int groups = AgeGroup.values().length * 4;
        double[] weights = new double[groups];
        long[] counts = new long[groups];
        for (UserCell cell : USERS.cells()) {
            double age = switch (cell.ageGroup()) {
                case AGES_18_TO_34 -> 0.62;
                case AGES_35_TO_64 -> 1;
                case AGES_65_AND_OVER -> 1.22;
            };
            double ratio = age * (cell.sex() == Sex.FEMALE ? 1.2 : 1) * (cell.fairPoorHealth() ? 2 : 1);
            weights[group(cell.ageGroup(), cell.sex(), cell.fairPoorHealth())] += cell.share() * ratio;
        }
        of(ExposureType.LONG_TERM)
                .forEach(person -> counts[group(ageGroup(person), person.sex(), person.fairPoorHealth())]++);
        Statistics.assertDistributed(weights, counts, "age, sex and health of long-term users");
    }

    private static int group(AgeGroup age, Sex sex, boolean fairPoorHealth) {
        return 4 * age.ordinal() + 2 * sex.ordinal() + (fairPoorHealth ? 1 : 0);
    }

    /** The mix of the two other types is the same in every group, so both have the same characteristics. */
    @Test
    void shortCourseAndIntermittentUsersComeFromTheSameGroups() {
        long old = of(ExposureType.SHORT_COURSE).stream()
                .filter(person -> person.ageYears() >= 65)
                .count();
        long other = of(ExposureType.INTERMITTENT).stream()
                .filter(person -> person.ageYears() >= 65)
                .count();
        double share = (old + other) / (2.0 * PEOPLE);
        Statistics.assertNear(0, (double) (old - other) / PEOPLE, Math.sqrt(2 * share * (1 - share) / PEOPLE), "65+");
    }

    @ParameterizedTest
    @EnumSource
    void fiveYearAgesWithinAGroupAreThoseOfAdults(AgeGroup group) {
        List<AdultGroup> bands = AdultGroup.standard().stream()
                .filter(band -> band.sex() == Sex.FEMALE
                        && band.ageLowYears() >= group.lowYears()
                        && band.ageHighYears() <= group.highYears())
                .toList();
        double[] weights =
                bands.stream().mapToDouble(AdultGroup::populationMillion).toArray();
        long[] counts = bands.stream()
                .mapToLong(band -> of(ExposureType.SHORT_COURSE).stream()
                        .filter(person -> person.sex() == Sex.FEMALE
                                && person.ageYears() >= band.ageLowYears()
                                && person.ageYears() <= band.ageHighYears())
                        .count())
                .toArray();
        long all = of(ExposureType.SHORT_COURSE).stream()
                .filter(person -> person.sex() == Sex.FEMALE && ageGroup(person) == group)
                .count();
        assertEquals(all, java.util.Arrays.stream(counts).sum());
        Statistics.assertDistributed(weights, counts, group.label());
    }

    /** By name: a trait drawn from its neighbour's distribution would fail. */
    @Test
    void traitsFollowTheirOwnDistributions() {
        assertTrait("traits.analgesic_efficacy", person -> person.traits().analgesicEfficacy());
        assertTrait("traits.half_effect_mme_per_day", person -> person.traits().halfEffectMmePerDay());
        assertTrait("traits.adaptation_time_factor", person -> person.traits().adaptationTimeFactor());
        assertTrait(
                "traits.reward_load_time_constant_days",
                person -> person.traits().rewardLoadTimeConstantDays());
        assertTrait(
                "traits.stress_load_time_constant_days",
                person -> person.traits().stressLoadTimeConstantDays());
        assertTrait("traits.vulnerability", person -> person.traits().vulnerability());
        assertTrait("traits.neuroimmune_pain_weight", person -> person.traits().neuroimmunePainWeight());
        assertTrait("traits.withdrawal_half", person -> person.traits().withdrawalHalf());
        assertTrait("person.criteria_baseline", person -> person.personTraits().criteriaBaseline());
        assertTrait(
                "person.escalation_propensity", person -> person.personTraits().escalationPropensity());
        assertTrait("population.long_term.years", Person::yearsOnOpioids);
    }

    private static void assertTrait(String id, ToDoubleFunction<Person> trait) {
        Distribution distribution = REGISTRY.betweenPatients(id);
        double[] values = of(ExposureType.LONG_TERM).stream().mapToDouble(trait).toArray();
        Statistics.assertFollows(distribution::cumulative, values, id);
    }

    /** Shifts: none for back pain, long-term use and good health; +0.3 neuropathic, +0.4 poor health, -0.8 short course. */
    @Test
    void untreatedPainIsShiftedByConditionHealthAndExposure() {
        Distribution pain = REGISTRY.betweenPatients("traits.untreated_pain");
        assertPain(pain, ExposureType.LONG_TERM, PainCondition.BACK, false, 0);
        assertPain(pain, ExposureType.LONG_TERM, PainCondition.NEUROPATHIC, true, 0.7);
        assertPain(pain, ExposureType.SHORT_COURSE, PainCondition.BACK, true, -0.4);
    }

    private static void assertPain(
            Distribution pain, ExposureType type, PainCondition condition, boolean fairPoor, double shift) {
        double[] values = of(type).stream()
                .filter(person -> person.painCondition() == condition && person.fairPoorHealth() == fairPoor)
                .mapToDouble(person -> person.traits().untreatedPain())
                .toArray();
        Statistics.assertFollows(value -> pain.cumulative(value - shift), values, condition + " " + shift);
    }

    /** The registry's shares, typed apart. */
    @Test
    void formulationsAndComorbiditiesHaveTheirShares() {
        List<Person> longTerm = of(ExposureType.LONG_TERM);
        long[] formulations = new long[4];
        longTerm.forEach(person -> formulations[person.formulation().ordinal()]++);
        double[] mix = {0.75, 0.25 * 0.75, 0.25 * 0.1, 0.25 * 0.15};
        Statistics.assertDistributed(mix, formulations, "formulations");
        assertShare(0.2, longTerm, Person::benzodiazepine);
        assertShare(0.1, of(ExposureType.INTERMITTENT), Person::benzodiazepine);
        assertShare(0.35, longTerm, Person::startedForAcutePain);
        assertShare(1, of(ExposureType.SHORT_COURSE), Person::startedForAcutePain);
        assertShare(0.42, longTerm, person -> person.painCondition() == PainCondition.BACK);
        assertShare(0.3, longTerm.stream().filter(p -> !p.seriousDistress()).toList(), Person::depression);
        assertShare(0.8, longTerm.stream().filter(Person::seriousDistress).toList(), Person::depression);
        assertTrue(of(ExposureType.SHORT_COURSE).stream()
                .allMatch(person -> person.formulation() == Formulation.IMMEDIATE_RELEASE));
    }

    private static void assertShare(double expected, List<Person> people, Predicate<Person> which) {
        Statistics.assertShare(expected, people.stream().filter(which).count(), people.size(), "share " + expected);
    }

    @Test
    void sharesOfFormulationsAreTakenInProportion() {
        PopulationParameters.FormulationMix mix = REGISTRY.with(
                        Map.of("population.formulation.long_acting_only_share", 0.52))
                .bind("population", PopulationParameters.class)
                .formulation();
        assertEquals(0.75 / 1.5, mix.shortActingShare(), 1e-15);
    }

    @Test
    void parametersThatLeaveNoRoomForAnExposureTypeAreRefused() {
        Registry crowded = REGISTRY.with(Map.of(
                "population.exposure.current_share_of_users", 1.0,
                "population.exposure.long_term_share_of_current", 1.0));
        InputException problem = assertThrows(InputException.class, () -> new Model(crowded, 1));
        assertEquals(2, problem.problems().size());
        assertTrue(problem.problems().get(0).contains("short_course_share"));
        assertTrue(problem.problems().get(1).contains("long_term_ratio"));
    }

    private static AgeGroup ageGroup(Person person) {
        return person.ageYears() < 35
                ? AgeGroup.AGES_18_TO_34
                : person.ageYears() < 65 ? AgeGroup.AGES_35_TO_64 : AgeGroup.AGES_65_AND_OVER;
    }
}

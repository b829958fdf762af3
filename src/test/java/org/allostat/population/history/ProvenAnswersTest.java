package org.allostat.population.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.allostat.evidence.FrozenRegistry;
import org.allostat.evidence.Registry;
import org.allostat.kernel.SeverityCeiling;
import org.allostat.population.ExposureType;
import org.allostat.population.Interview;
import org.allostat.population.Model;
import org.allostat.population.PainCourse;
import org.allostat.population.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers that are known without following a past, against those of people who were followed through the kernel. */
class ProvenAnswersTest {
    private static final int PEOPLE = 512;
    private static final int PEOPLE_OF_A_DRAW = 96;
    private static final int DRAWS = 60;
    private static final List<ExposureType> KNOWN = List.of(ExposureType.SHORT_COURSE, ExposureType.INTERMITTENT);

    /** What makes loads, withdrawal and craving large, or the ceiling's assumptions tight; each within its allowed range. */
    private static final Map<String, Double> HARSH = Map.ofEntries(
            Map.entry("traits.vulnerability", 6.0),
            Map.entry("traits.half_effect_mme_per_day", 15.0),
            Map.entry("load.maximum", 6.0),
            Map.entry("load.stress_from_withdrawal", 20.0),
            Map.entry("load.reward_from_withdrawal", 20.0),
            Map.entry("withdrawal.load_weight", 0.5),
            Map.entry("opponents.sensitization", 0.6),
            Map.entry("population.intermittent.episode_days", 40.0));

    static Stream<Registry> registries() {
        Registry centre = FrozenRegistry.REGISTRY;
        Registry harsh = centre.with(HARSH);
        Stream<Registry> named = Stream.of(
                centre,
                harsh,
                // a load that recovers as fast as it builds up, and a threshold of nothing
                centre.with(Map.of(
                        "load.stress_recovery_ratio",
                        1.0,
                        "load.reward_recovery_ratio",
                        1.0,
                        "withdrawal.threshold",
                        0.0)),
                // what is left of the drug outlasts some of the systems that oppose it
                centre.with(Map.of("regimens.immediate_release.carry_over_half_life_hours", 60.0)),
                // slow systems, quick loads
                harsh.with(Map.of(
                        "traits.adaptation_time_factor", 8.0,
                        "traits.stress_load_time_constant_days", 30.0,
                        "traits.reward_load_time_constant_days", 20.0)),
                // systems quicker than a day
                harsh.with(Map.of("traits.adaptation_time_factor", 0.1)));
        return Stream.concat(
                named,
                IntStream.rangeClosed(1, DRAWS).mapToObj(draw -> (draw % 2 == 0 ? centre : harsh).draw(7, draw)));
    }

    @ParameterizedTest
    @MethodSource("registries")
    void nobodyIsMoreSevereThanTheCeiling(Registry registry) {
        Model model = new Model(registry, 3);
        ExposureHistory history = new ExposureHistory(model);
        ExposureCourses courses = new ExposureCourses(model);
        SeverityCeiling ceiling = new SeverityCeiling(model.constants());
        PainCourse painCourse = new PainCourse(model);
        for (ExposureType type : KNOWN) {
            for (Interview interview : history.interviews(type.personId(0), type.personId(PEOPLE_OF_A_DRAW))) {
                Person person = interview.person();
                KnownCourse course = (KnownCourse) courses.of(person);
                double most =
                        course.mmePerDay() + (person.misuse() ? model.hazard().misuseExtraMmePerDay() : 0);
                ceiling.begin(
                        person.traits(),
                        painCourse.untreatedPain(person.traits().untreatedPain(), painCourse.atInterview(person.id())),
                        person.formulation(),
                        course.mmePerDay(),
                        most);
                course.tell(ceiling);
                double highest = ceiling.severity(person.personTraits().criteriaBaseline(), person.misuse());
                assertTrue(
                        highest >= interview.severity(),
                        () -> person.id() + ": " + interview.severity() + " above the ceiling " + highest);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("registries")
    void answersAreThoseOfPeopleWhoWereFollowed(Registry registry) {
        Model model = new Model(registry, 4);
        for (ExposureType type : ExposureType.values()) {
            long to = type.personId(PEOPLE_OF_A_DRAW);
            List<Interview> followed = new ExposureHistory(model).interviews(type.personId(0), to);
            List<Interview> answers = new ExposureHistory(model).answers(type.personId(0), to);
            for (int n = 0; n < followed.size(); n++) {
                Interview whole = followed.get(n);
                Interview answer = answers.get(n);
                assertEquals(answer.body().isPresent() ? whole : withoutBody(whole), answer);
                assertTrue(answer.body().isPresent() || !whole.inCohort());
            }
        }
    }

    private static Interview withoutBody(Interview whole) {
        return new Interview(
                whole.person(),
                whole.mmePerDay(),
                whole.daysSinceUse(),
                whole.courseDaysLeft(),
                whole.endorsed(),
                whole.criteria(),
                java.util.Optional.empty());
    }

    /** Else nothing would be gained. Whoever answers otherwise than without any load cannot be among them. */
    @Test
    void mostPeopleOfKnownCoursesNeedNotBeFollowed() {
        Model model = new Model(FrozenRegistry.REGISTRY, 5);
        assertTrue(notFollowed(model, ExposureType.SHORT_COURSE) > 0.85 * PEOPLE);
        assertTrue(notFollowed(model, ExposureType.INTERMITTENT) > 0.7 * PEOPLE);
        assertEquals(0, notFollowed(model, ExposureType.LONG_TERM));
    }

    private static long notFollowed(Model model, ExposureType type) {
        ExposureHistory history = new ExposureHistory(model);
        history.answers(type.personId(0), type.personId(PEOPLE));
        return history.notFollowed();
    }

    @Test
    void nothingButTheAnswersIsKnownOfWhoWasNotFollowed() {
        Model model = new Model(FrozenRegistry.REGISTRY, 5);
        Interview answer = new ExposureHistory(model)
                .answers(ExposureType.SHORT_COURSE.personId(0), ExposureType.SHORT_COURSE.personId(PEOPLE)).stream()
                        .filter(interview -> interview.body().isEmpty())
                        .findFirst()
                        .orElseThrow();
        assertThrows(IllegalStateException.class, answer::severity);
        assertThrows(IllegalStateException.class, answer::state);
        assertThrows(IllegalStateException.class, () -> answer.patient(1));
    }
}

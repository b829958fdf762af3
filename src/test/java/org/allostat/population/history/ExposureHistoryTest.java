package org.allostat.population.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.allostat.evidence.FrozenRegistry;
import org.allostat.evidence.Registry;
import org.allostat.kernel.Criterion;
import org.allostat.kernel.Kernel;
import org.allostat.kernel.Kernels;
import org.allostat.kernel.PatientBatch;
import org.allostat.policy.Behaviour;
import org.allostat.policy.DoseEscalation;
import org.allostat.policy.Visit;
import org.allostat.population.ExposureType;
import org.allostat.population.Interview;
import org.allostat.population.Model;
import org.allostat.population.Person;
import org.allostat.population.PersonStream;
import org.allostat.population.Statistics;
import org.junit.jupiter.api.Test;

/** Histories under usual care, and the interview at their end. */
class ExposureHistoryTest {
    private static final int PEOPLE = 1500;
    private static final Model MODEL = new Model(FrozenRegistry.REGISTRY, 5);
    private static final List<Interview> LONG_TERM = interviews(ExposureType.LONG_TERM);
    private static final List<Interview> INTERMITTENT = interviews(ExposureType.INTERMITTENT);
    private static final List<Interview> SHORT_COURSE = interviews(ExposureType.SHORT_COURSE);
    private static final int UNCOUNTED = (1 << Criterion.TOLERANCE.ordinal()) | (1 << Criterion.WITHDRAWAL.ordinal());

    private static List<Interview> interviews(ExposureType type) {
        return new ExposureHistory(MODEL).interviews(type.personId(0), type.personId(PEOPLE));
    }

    @Test
    void interviewIsAFunctionOfTheIdWhateverCameBefore() {
        ExposureHistory history = new ExposureHistory(MODEL);
        for (int n = 49; n >= 0; n--) {
            assertEquals(LONG_TERM.get(n), history.interview(ExposureType.LONG_TERM.personId(n)));
            assertEquals(INTERMITTENT.get(n), history.interview(ExposureType.INTERMITTENT.personId(n)));
            assertEquals(SHORT_COURSE.get(n), history.interview(ExposureType.SHORT_COURSE.personId(n)));
        }
    }

    /**
     * Those of a range share steps and lanes of a vector, and wait for each other before their first dose; alone, nobody waits.
     */
    @Test
    void interviewsOfARangeAreThoseOfItsPeople() {
        int people = 45; // five vectors of eight and a part of one
        ExposureHistory history = new ExposureHistory(MODEL);
        for (ExposureType type : ExposureType.values()) {
            List<Interview> together = history.interviews(type.personId(0), type.personId(people));
            List<Interview> alone = IntStream.range(0, people)
                    .mapToObj(n -> history.interview(type.personId(n)))
                    .toList();
            assertEquals(alone, together);
        }
    }

    /** Bohnert 2016, controls: quartiles 15, 25 and 45, mean 47.7 MME/d. Fitted by hand, so the tolerance is wide. */
    @Test
    void dosesOfLongTermUsersAtInterviewAreNearThePublishedOnes() {
        double[] doses =
                LONG_TERM.stream().mapToDouble(Interview::mmePerDay).sorted().toArray();
        assertEquals(15, doses[PEOPLE / 4], 4);
        assertEquals(25, doses[PEOPLE / 2], 5);
        assertEquals(45, doses[3 * PEOPLE / 4], 10);
        assertEquals(47.7, Arrays.stream(doses).average().orElse(0), 12);
    }

    /** The whole exposure, or five time constants of whichever is slower of build-up and recovery of the stress load. */
    @Test
    void historyCoversTheExposureOrFiveTimeConstantsOfTheSlowestLoad() {
        ExposureHistory history = new ExposureHistory(MODEL);
        double ratio = MODEL.constants().parameters().load().stressRecoveryRatio();
        int cut = 0;
        for (int n = 0; n < 200; n++) {
            Person person =
                    history.interview(ExposureType.LONG_TERM.personId(n)).person();
            double slowest = person.traits().stressLoadTimeConstantDays() * Math.max(1, ratio);
            double wanted = Math.min(person.yearsOnOpioids() * 365.25, 5 * slowest);
            assertEquals(Math.max(90, wanted), (double) history.days(), 0.5);
            cut += wanted < person.yearsOnOpioids() * 365.25 ? 1 : 0;
        }
        assertTrue(cut > 0 && cut < 200);
    }

    /** A history stops only at visits where luck lets the dose rise; here every visit is made, in the order of the model. */
    @Test
    void visitsThatAreNotStoppedAtChangeNothing() {
        int raised = 0;
        int interrupted = 0;
        for (int n = 0; n < 120; n++) {
            VisitByVisit past = new VisitByVisit(LONG_TERM.get(n).person());
            past.live();
            assertEquals(LONG_TERM.get(n).mmePerDay(), past.mmePerDay);
            assertEquals(LONG_TERM.get(n).state(), past.batch.state(0));
            raised += past.raised;
            interrupted += past.interruption - 1;
        }
        assertTrue(raised > 20 && interrupted > 20, "raised " + raised + ", interrupted " + interrupted);
    }

    /** The past of a long-term user with a stop at every visit. */
    private static final class VisitByVisit {
        private final Person person;
        private final PatientBatch batch = new PatientBatch(1);
        private final Kernel kernel = Kernels.fastest(MODEL.constants(), Kernel.Outputs.VISIT);
        private final Behaviour behaviour = MODEL.behaviour();
        private final DoseEscalation rule =
                new DoseEscalation(behaviour.escalation().usualCare(), behaviour.escalation());
        private final Interruptions interruptions = new Interruptions(
                MODEL.registry(),
                MODEL.population().longTerm().interruption(),
                MODEL.random(),
                MODEL.registry()
                        .betweenPatients("population.long_term.usual_starting_dose_mme_per_day")
                        .lowest());
        private final UsualCare care = new UsualCare(rule, 28, interruptions, 10, MODEL.random());
        private final int total;
        private double mmePerDay;
        private int day;
        private int visits;
        private int raised;
        private int interruption;

        VisitByVisit(Person person) {
            this.person = person;
            ExposureCourse course = new ExposureCourses(MODEL).of(person);
            total = course.totalDays();
            course.next(batch, 0);
            mmePerDay = batch.doseMmePerDay[0];
            batch.setPerson(0, person.traits(), MODEL.constants());
            batch.setFormulation(0, person.formulation(), MODEL.constants());
        }

        void live() {
            int start = total;
            do {
                double wait = interruptions.daysOfUseUntil(person.id(), interruption);
                int pause = interruptions.days(person.id(), interruption++);
                start = day + wait + (day == 0 ? 90 : 0) + pause + 90 <= total
                        ? day + (int) wait + (day == 0 ? 90 : 0)
                        : total;
                use(start);
                if (start < total) {
                    advance(0, false, pause);
                    mmePerDay = interruptions.restartMmePerDay(mmePerDay);
                }
            } while (start < total);
        }

        private void use(int until) {
            while (day < until) {
                boolean misuse = person.misuse() && total - day <= 365.25;
                advance(mmePerDay, misuse, Math.min(28, until - day));
                if (day < until) {
                    visit();
                }
            }
        }

        private void visit() {
            visits++;
            Visit visit = new Visit();
            visit.pain = batch.lastPain[0];
            visit.troughPain = batch.lastTroughPain[0];
            visit.untreatedPain = person.traits().untreatedPain();
            visit.escalationPropensity = person.personTraits().escalationPropensity();
            double probability = rule.probability(visit, mmePerDay);
            assertTrue(probability <= care.highestProbability(person, mmePerDay));
            if (care.luck(person, visits) < probability) {
                mmePerDay = rule.raised(mmePerDay);
                raised++;
            }
        }

        private void advance(double dose, boolean misuse, int days) {
            batch.doseMmePerDay[0] = dose;
            batch.misuse[0] = misuse;
            assertEquals(days, kernel.advance(batch, 0, days));
            day += days;
        }
    }

    @Test
    void toleranceAndWithdrawalCountWithMisuseOnly() {
        int endorsed = 0;
        int counted = 0;
        for (Interview interview : LONG_TERM) {
            if (interview.person().misuse()) {
                assertEquals(interview.endorsed(), interview.criteria());
                counted += interview.criteria() & UNCOUNTED;
            } else {
                assertEquals(interview.endorsed() & ~UNCOUNTED, interview.criteria());
                endorsed += interview.endorsed() & UNCOUNTED;
            }
        }
        assertTrue(counted > 0 && endorsed > 0);
    }

    @Test
    void cohortIsEverybodyWithoutMisuseAndTwoCriteria() {
        for (Interview interview : LONG_TERM) {
            boolean expected = !interview.person().misuse() && Integer.bitCount(interview.criteria()) >= 2;
            assertEquals(expected, interview.inCohort());
        }
    }

    @Test
    void longTermUsersTakeOpioidsAtInterviewAndShortCourseUsersRarely() {
        assertTrue(LONG_TERM.stream().allMatch(interview -> interview.mmePerDay() > 0));
        long taking = SHORT_COURSE.stream()
                .filter(interview -> interview.mmePerDay() > 0)
                .count();
        assertTrue(taking > 0 && taking < PEOPLE / 20, "taking: " + taking);
    }

    @Test
    void dosesOfLongTermUsersStayWithinTheLimits() {
        double highest = Math.max(
                MODEL.registry()
                        .betweenPatients("population.long_term.high_starting_dose_mme_per_day")
                        .highest(),
                MODEL.behaviour().escalation().usualCare().capMmePerDay());
        assertTrue(LONG_TERM.stream()
                .allMatch(interview -> interview.mmePerDay() >= 2.5 && interview.mmePerDay() <= highest));
    }

    /** In an episode with the probability of a stationary process that was on within the past year. */
    @Test
    void intermittentUsersAreOnOpioidsForTheShareOfDaysTheirEpisodesFill() {
        double expected = 0;
        Registry registry = MODEL.registry();
        for (Interview interview : INTERMITTENT) {
            long id = interview.person().id();
            double perYear = registry.betweenPatients("population.intermittent.episodes_per_year")
                    .quantile(MODEL.random().uniform(id, PersonStream.EPISODES_PER_YEAR.code(), 0));
            double days = registry.betweenPatients("population.intermittent.episode_days")
                    .quantile(MODEL.random().uniform(id, PersonStream.COURSE_DAYS.code(), 0));
            long cycle = Math.round(365.25 / perYear);
            long on = Math.min(cycle - 1, Math.round(days));
            double gap = cycle - on;
            double gapWithinYear = gap * (1 - Math.pow(1 - 1 / gap, 364));
            expected += on / (on + gapWithinYear) / PEOPLE;
        }
        long on = INTERMITTENT.stream()
                .filter(interview -> interview.mmePerDay() > 0)
                .count();
        Statistics.assertNear(expected, (double) on / PEOPLE, Math.sqrt(expected * (1 - expected) / PEOPLE), "on");
    }

    @Test
    void currentUseIsUseInThePastThirtyDays() {
        for (Interview interview : INTERMITTENT) {
            assertEquals(interview.mmePerDay() > 0, interview.daysSinceUse() == 0);
            assertEquals(interview.daysSinceUse() <= 29, interview.currentUse());
        }
    }

    @Test
    void peopleInStepLiveAsOneByOne() {
        long first = ExposureType.INTERMITTENT.personId(0);
        assertEquals(INTERMITTENT.subList(0, 150), new ExposureHistory(MODEL).interviews(first, first + 150));
    }

    /** Each exposure type adapts more than the one before, and so do its criteria. */
    @Test
    void moreExposureMeansMoreLoad() {
        assertTrue(load(SHORT_COURSE) < load(INTERMITTENT) && load(INTERMITTENT) < load(LONG_TERM));
    }

    private static double load(List<Interview> interviews) {
        return interviews.stream()
                .mapToDouble(interview -> interview.state().loadStress())
                .average()
                .orElse(0);
    }
}

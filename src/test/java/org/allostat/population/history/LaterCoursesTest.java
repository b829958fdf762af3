package org.allostat.population.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.allostat.evidence.FrozenRegistry;
import org.allostat.kernel.KernelState;
import org.allostat.kernel.PatientBatch;
import org.allostat.policy.AcuteCourse;
import org.allostat.population.CohortPatient;
import org.allostat.population.ExposureType;
import org.allostat.population.Interview;
import org.allostat.population.Model;
import org.allostat.population.Person;
import org.allostat.population.PersonGenerator;
import org.allostat.population.Statistics;
import org.junit.jupiter.api.Test;

/** Courses after the interview go on where those of the history stop. Without the kernel: nothing depends on how people feel. */
class LaterCoursesTest {
    private static final int PEOPLE = 4000;
    private static final int DAYS = 1826;
    private static final double PER_YEAR = 0.5;
    private static final Model MODEL = new Model(
            FrozenRegistry.REGISTRY.with(Map.of("population.short_course.later_courses_per_year", PER_YEAR)), 13);

    private static final List<Life> INTERMITTENT = lives(MODEL, ExposureType.INTERMITTENT);
    private static final List<Life> SHORT = lives(MODEL, ExposureType.SHORT_COURSE);

    /**
     * One person's courses on both sides of the interview.
     *
     * @param before days with an opioid, from the first of the history, which is 0
     * @param length days of the history, the last the interview's
     */
    private record Life(CohortPatient patient, BitSet before, int length, List<AcuteCourse> after) {
        boolean takesOnDay(int day) {
            return after.stream().anyMatch(course -> course.fromDay() <= day && day < course.untilDay());
        }

        boolean tookDaysBefore(int days) {
            return before.get(length - 1 - days);
        }

        /** Days with an opioid up to the interview without one between them. */
        int daysInCourse() {
            int days = 0;
            while (days < length && tookDaysBefore(days)) {
                days++;
            }
            return days;
        }
    }

    private static List<Life> lives(Model model, ExposureType type) {
        PersonGenerator generator = new PersonGenerator(model);
        ExposureCourses histories = new ExposureCourses(model);
        LaterCourses later = new LaterCourses(model);
        List<Life> lives = new ArrayList<>();
        for (int n = 0; n < PEOPLE; n++) {
            Person person = generator.person(type.personId(n));
            ExposureCourse history = histories.of(person);
            PatientBatch batch = new PatientBatch(1);
            BitSet before = new BitSet(history.totalDays());
            int day = 0;
            for (int days = history.next(batch, 0); days > 0; days = history.next(batch, 0)) {
                before.set(day, day + days, batch.doseMmePerDay[0] > 0);
                day += days;
            }
            CohortPatient patient = new Interview(
                            person,
                            batch.doseMmePerDay[0],
                            history.daysSinceUse(),
                            history.courseDaysLeft(),
                            0,
                            0,
                            Optional.of(new Interview.Body(
                                    0, new CohortPatient.Baseline(0, 0, 0, 0), KernelState.NEVER_EXPOSED)))
                    .patient(1);
            lives.add(new Life(patient, before, history.totalDays(), later.of(patient, DAYS)));
        }
        return lives;
    }

    @Test
    void aCourseUnderWayEndsAsPlanned() {
        int underWay = 0;
        for (Life life : INTERMITTENT) {
            int planned = spacing(life).episodeDays();
            if (life.tookDaysBefore(0)) {
                underWay++;
                // an episode whose neighbour is a day apart at least
                assertEquals(planned, life.daysInCourse() + life.patient().courseDaysLeft());
            } else {
                assertEquals(0, life.patient().courseDaysLeft());
            }
        }
        assertTrue(underWay > 300, "under way: " + underWay);
        for (Life life : SHORT) {
            int planned = new AcuteUse(MODEL)
                    .shortCourse(life.patient().patientId(), 0)
                    .days();
            assertEquals(
                    life.tookDaysBefore(0) ? planned - life.daysInCourse() : 0,
                    life.patient().courseDaysLeft());
        }
        for (Life life : SHORT) {
            boolean goesOn = life.patient().courseDaysLeft() > 0;
            assertEquals(goesOn, life.takesOnDay(0) && life.after().get(0).fromDay() < 0);
            if (goesOn) {
                assertEquals(
                        new AcuteCourse(
                                AcuteCourse.BEFORE_START,
                                life.patient().courseDaysLeft(),
                                life.patient().mmePerDay()),
                        life.after().get(0));
            }
        }
    }

    private static EpisodeSpacing spacing(Life life) {
        return new AcuteUse(MODEL).intermittent(life.patient().patientId()).spacing();
    }

    /** Later episodes are as long and as high as those before, with a day at least between two. */
    @Test
    void laterEpisodesAreThoseOfThePerson() {
        for (Life life : INTERMITTENT) {
            AcuteUse.Intermittent use =
                    new AcuteUse(MODEL).intermittent(life.patient().patientId());
            int end = -1;
            for (AcuteCourse course : life.after()) {
                assertEquals(use.mmePerDay(), course.mmePerDay());
                assertTrue(course.fromDay() > end || end == -1);
                if (course.fromDay() >= 0) {
                    assertEquals(use.spacing().episodeDays(), course.untilDay() - course.fromDay());
                }
                end = course.untilDay();
            }
        }
    }

    /**
     * The law of use on later days, worked out day by day: from the chances at the interview (equation 47) on, an episode lasts its days
     * and a gap ends each day with probability 1/g. Far from the interview it is the stationary e / (e + g). By persons: their
     * variances add. False alarm on each day: 1e-6.
     */
    @Test
    void intermittentUseOnLaterDaysFollowsItsLaw() {
        int[] days = {0, 1, 7, 30, 182, 365, 1000, 1800};
        double[] expected = new double[days.length];
        double[] variance = new double[days.length];
        int[] on = new int[days.length];
        double stationary = 0;
        for (Life life : INTERMITTENT) {
            EpisodeSpacing spacing = spacing(life);
            double[] shares = sharesOn(spacing, days);
            for (int i = 0; i < days.length; i++) {
                expected[i] += shares[i];
                variance[i] += shares[i] * (1 - shares[i]);
                on[i] += life.takesOnDay(days[i]) ? 1 : 0;
            }
            stationary += spacing.episodeDays()
                    / (spacing.episodeDays() + spacing.gap().meanDays());
        }
        for (int i = 0; i < days.length; i++) {
            Statistics.assertNear(expected[i], on[i], Math.sqrt(variance[i]), "on opioids on day " + days[i]);
        }
        assertEquals(stationary, expected[days.length - 1], 1e-3 * stationary);
    }

    /** Chance of being in an episode on some days after the interview, of somebody who used within the year before it. */
    private static double[] sharesOn(EpisodeSpacing spacing, int[] days) {
        int length = spacing.episodeDays();
        double endsToday = 1 / spacing.gap().meanDays();
        double[] episode = new double[length]; // by days that an episode has lasted before today
        double gap = 1 - spacing.shareInEpisode();
        Arrays.fill(episode, spacing.shareInEpisode() / length);
        double[] shares = new double[days.length];
        for (int day = 0, i = 0; i < days.length; day++) {
            double over = episode[length - 1];
            System.arraycopy(episode, 0, episode, 1, length - 1);
            episode[0] = gap * endsToday;
            gap = gap * (1 - endsToday) + over;
            if (day == days[i]) {
                shares[i++] = 1 - gap;
            }
        }
        return shares;
    }

    /** Two to three years after the interview as many days with opioids as two to three years before it, person by person. */
    @Test
    void intermittentUsersTakeAsMuchAfterTheInterviewAsBefore() {
        double sum = 0;
        double squares = 0;
        double daysBefore = 0;
        int people = 0;
        for (Life life : INTERMITTENT) {
            if (life.length() > 1095) {
                int before = (int)
                        IntStream.range(730, 1095).filter(life::tookDaysBefore).count();
                int after = (int)
                        IntStream.range(730, 1095).filter(life::takesOnDay).count();
                daysBefore += before;
                sum += after - before;
                squares += Math.pow(after - before, 2);
                people++;
            }
        }
        double error = Math.sqrt(squares) / people;
        assertTrue(people > 1000 && 4.9 * error < 0.2 * daysBefore / people, "error " + error);
        Statistics.assertNear(0, sum / people, error, "days a year, after less before");
    }

    /** As a Poisson process thinned by the days in courses: on each day without opioids one begins with probability rate/365.25. */
    @Test
    void shortCoursesComeAtTheirRateAndDiffer() {
        long without = 0;
        int begun = 0;
        int sameLength = 0;
        for (Life life : SHORT) {
            int end = 0;
            for (AcuteCourse course : life.after()) {
                if (course.fromDay() >= 0) {
                    begun++;
                    without +=
                            course.fromDay() - end + (end == 0 && life.patient().mmePerDay() == 0 ? 1 : 0);
                    sameLength += course.untilDay() - course.fromDay()
                                    == life.after().get(0).untilDay()
                                            - life.after().get(0).fromDay()
                            ? 1
                            : 0;
                }
                end = course.untilDay();
            }
            without += Math.max(0, DAYS - end);
        }
        double chance = PER_YEAR / 365.25;
        double expected = (double) without * chance;
        Statistics.assertNear(expected, begun, Math.sqrt(expected * (1 - chance)), "courses begun by days without");
        assertTrue(sameLength < begun * 0.8, "all alike");
    }

    @Test
    void rateZeroLeavesLaterShortCoursesOutAndNobodyOnLongTermTherapyHasAny() {
        Model off = new Model(FrozenRegistry.REGISTRY, 13);
        for (Life life : lives(off, ExposureType.SHORT_COURSE)) {
            assertEquals(
                    life.patient().courseDaysLeft() > 0 ? 1 : 0, life.after().size());
        }
        LaterCourses later = new LaterCourses(MODEL);
        assertEquals(List.of(), later.of(patientOnLongTermTherapy(), DAYS));
    }

    private static CohortPatient patientOnLongTermTherapy() {
        return new ExposureHistory(MODEL)
                .interview(ExposureType.LONG_TERM.personId(0))
                .patient(1);
    }

    /** What comes is the same however far one looks. */
    @Test
    void aLongerStudySeesTheSameCourses() {
        LaterCourses later = new LaterCourses(MODEL);
        for (Life life : INTERMITTENT.subList(0, 200)) {
            List<AcuteCourse> first = later.of(life.patient(), 400);
            assertEquals(life.after().subList(0, first.size()), first);
            assertTrue(life.after().size() == first.size()
                    || life.after().get(first.size()).fromDay() >= 400);
        }
    }
}

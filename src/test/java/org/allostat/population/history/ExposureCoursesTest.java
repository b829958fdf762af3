package org.allostat.population.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.allostat.evidence.Distribution;
import org.allostat.evidence.FrozenRegistry;
import org.allostat.kernel.PatientBatch;
import org.allostat.population.ExposureType;
import org.allostat.population.Model;
import org.allostat.population.Person;
import org.allostat.population.PersonGenerator;
import org.allostat.population.PersonStream;
import org.allostat.population.Statistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Courses as their stretches, without the kernel: nobody feels pain here, so that no dose rises. */
class ExposureCoursesTest {
    private static final int PEOPLE = 4000;
    private static final Model MODEL = new Model(FrozenRegistry.REGISTRY, 11);
    private static final Map<ExposureType, List<Past>> PASTS = new EnumMap<>(ExposureType.class);

    static {
        for (ExposureType type : ExposureType.values()) {
            PASTS.put(type, pasts(type, IntStream.range(0, PEOPLE)));
        }
    }

    private record Stretch(int days, double mmePerDay, boolean misuse) {}

    private record Past(Person person, ExposureCourse course, List<Stretch> stretches) {
        /** Dose on a day that lies some days before the interview. */
        double mmePerDayBefore(int daysBefore) {
            int day = course.totalDays() - daysBefore;
            int end = 0;
            for (Stretch stretch : stretches) {
                end += stretch.days();
                if (day < end) {
                    return stretch.mmePerDay();
                }
            }
            throw new AssertionError("no such day");
        }

        List<Integer> interruptions() {
            return IntStream.range(0, stretches.size())
                    .filter(n -> stretches.get(n).mmePerDay() == 0)
                    .boxed()
                    .toList();
        }
    }

    private static List<Past> pasts(ExposureType type, IntStream numbers) {
        PersonGenerator generator = new PersonGenerator(MODEL);
        ExposureCourses courses = new ExposureCourses(MODEL);
        return numbers.mapToObj(n -> {
                    Person person = generator.person(type.personId(n));
                    ExposureCourse course = courses.of(person);
                    return new Past(person, course, stretches(course));
                })
                .toList();
    }

    private static List<Stretch> stretches(ExposureCourse course) {
        PatientBatch batch = new PatientBatch(1);
        List<Stretch> stretches = new ArrayList<>();
        for (int days = course.next(batch, 0); days > 0; days = course.next(batch, 0)) {
            stretches.add(new Stretch(days, batch.doseMmePerDay[0], batch.misuse[0]));
        }
        assertEquals(0, course.next(batch, 0), "over is over");
        return stretches;
    }

    private static List<Past> of(ExposureType type) {
        return PASTS.getOrDefault(type, List.of());
    }

    private static Distribution spread(String parameter) {
        return MODEL.registry().betweenPatients("population." + parameter);
    }

    @ParameterizedTest
    @EnumSource
    void stretchesFillTheHistoryAndEndWithTheDaysSinceUse(ExposureType type) {
        for (Past past : of(type)) {
            int days = past.stretches().stream().mapToInt(Stretch::days).sum();
            assertEquals(past.course().totalDays(), days);
            Stretch last = past.stretches().get(past.stretches().size() - 1);
            assertEquals(last.mmePerDay() > 0 ? 0 : last.days(), past.course().daysSinceUse());
        }
    }

    @ParameterizedTest
    @EnumSource
    void samePersonHasTheSamePastWhateverCameBefore(ExposureType type) {
        List<Past> backwards = pasts(type, IntStream.iterate(99, n -> n >= 0, n -> n - 1));
        for (int n = 0; n < 100; n++) {
            assertEquals(of(type).get(n).stretches(), backwards.get(99 - n).stretches());
        }
    }

    @ParameterizedTest
    @EnumSource
    void misuseIsOfDaysOfUseAndOfPeopleWhoMisuse(ExposureType type) {
        for (Past past : of(type)) {
            for (Stretch stretch : past.stretches()) {
                assertTrue(!stretch.misuse() || (past.person().misuse() && stretch.mmePerDay() > 0));
            }
        }
    }

    @Test
    void shortCoursesComeForTheirReasonsAndHaveTheirLengthAndDose() {
        long[] counts = new long[CourseReason.values().length];
        long dental = 0;
        long dentalUpToThreeDays = 0;
        for (Past past : of(ExposureType.SHORT_COURSE)) {
            SingleCourse course = (SingleCourse) past.course();
            counts[course.reason().ordinal()]++;
            Distribution dose =
                    spread("short_course." + course.reason().name().toLowerCase(Locale.ROOT) + ".dose_mme_per_day");
            Stretch use = past.stretches().get(0);
            assertTrue(use.mmePerDay() >= dose.lowest() && use.mmePerDay() <= dose.highest());
            if (course.reason() == CourseReason.DENTAL && course.totalDays() >= 60) { // the longest fits in
                dental++;
                dentalUpToThreeDays += use.days() <= 3 ? 1 : 0;
            }
        }
        Statistics.assertDistributed(new double[] {0.22, 0.16, 0.14, 0.48}, counts, "reasons");
        double upToThree = spread("short_course.dental.days").cumulative(3.5);
        assertEquals(0.589, upToThree, 0.005, "PMC8207621, Table 3");
        Statistics.assertShare(upToThree, dentalUpToThreeDays, dental, "dental courses of up to three days");
    }

    @Test
    void everyIntermittentUserUsedOpioidsInThePastYear() {
        assertTrue(of(ExposureType.INTERMITTENT).stream()
                .allMatch(past -> past.course().daysSinceUse() < 365));
    }

    /** Far from the interview use is stationary: on for the share of days that the person's episodes fill. */
    @Test
    void twoYearsBeforeTheInterviewEpisodesFillTheirShareOfDays() {
        double expected = 0;
        double variance = 0;
        int on = 0;
        for (Past past : of(ExposureType.INTERMITTENT)) {
            if (past.course().totalDays() > 730) {
                EpisodeSpacing spacing = spacing(past.person().id());
                double share = spacing.episodeDays()
                        / (spacing.episodeDays() + spacing.gap().meanDays());
                expected += share;
                variance += share * (1 - share);
                on += past.mmePerDayBefore(730) > 0 ? 1 : 0;
            }
        }
        Statistics.assertNear(expected, on, Math.sqrt(variance), "on opioids two years before");
    }

    private static EpisodeSpacing spacing(long person) {
        double perYear = spread("intermittent.episodes_per_year")
                .quantile(MODEL.random().uniform(person, PersonStream.EPISODES_PER_YEAR.code(), 0));
        double days = spread("intermittent.episode_days")
                .quantile(MODEL.random().uniform(person, PersonStream.COURSE_DAYS.code(), 0));
        long cycle = Math.round(365.25 / perYear);
        int episode = (int) Math.min(cycle - 1, Math.round(days));
        return new EpisodeSpacing(episode, cycle - episode);
    }

    /**
     * Interruptions form a Poisson process of days of use, thinned to those that end 90 days before the interview: with
     * {@code m} whole days left for the wait, the first of them has come with probability {@code 1 - exp(-rate m)}.
     */
    @Test
    void shareOfLongTermUsersWithAnInterruptionFollowsFromRateAndLength() {
        double rate = MODEL.population().longTerm().interruption().ratePerYear() / 365.25;
        double expected = 0;
        double variance = 0;
        int interrupted = 0;
        for (Past past : of(ExposureType.LONG_TERM)) {
            double share = shareInterrupted(past.course().totalDays(), rate);
            expected += share;
            variance += share * (1 - share);
            interrupted += past.interruptions().isEmpty() ? 0 : 1;
        }
        Statistics.assertNear(expected, interrupted, Math.sqrt(variance), "interrupted");
    }

    private static double shareInterrupted(int total, double rate) {
        Distribution days = spread("long_term.interruption.days");
        int grid = 400;
        return IntStream.range(0, grid)
                .mapToDouble(n -> {
                    long wait = total - 180 - Math.round(days.quantile((n + 0.5) / grid));
                    return wait > 0 ? -Math.expm1(-rate * wait) / grid : 0;
                })
                .sum();
    }

    @Test
    void interruptionsLeaveNinetyDaysAtEachEndAndRestartLower() {
        Distribution days = spread("long_term.interruption.days");
        for (Past past : of(ExposureType.LONG_TERM)) {
            List<Stretch> stretches = past.stretches();
            double dose = stretches.get(0).mmePerDay();
            for (int n : past.interruptions()) {
                int length = stretches.get(n).days();
                assertTrue(length >= days.lowest() && length <= days.highest());
                dose = Math.max(2.5, 0.8 * dose);
                assertEquals(dose, stretches.get(n + 1).mmePerDay(), 1e-12 * dose);
                assertTrue(days(stretches.subList(0, n)) >= 90);
                assertTrue(days(stretches.subList(n + 1, stretches.size())) >= 90);
            }
        }
    }

    private static int days(List<Stretch> stretches) {
        return stretches.stream().mapToInt(Stretch::days).sum();
    }

    /** The exponential waits of all interruptions but the first are of mean 1 over the rate, whole days rounded up. */
    @Test
    void waitsForAnInterruptionAreExponential() {
        Interruptions interruptions = new Interruptions(
                MODEL.registry(), MODEL.population().longTerm().interruption(), MODEL.random(), 0);
        double[] waits = IntStream.range(0, PEOPLE)
                .mapToDouble(n -> interruptions.daysOfUseUntil(n, n % 3))
                .toArray();
        Statistics.assertFollows(days -> -Math.expm1(-0.15 * Math.floor(days) / 365.25), waits, "waits");
    }

    @Test
    void withoutARateNobodyIsInterrupted() {
        Model steady = new Model(
                FrozenRegistry.REGISTRY.with(Map.of("population.long_term.interruption.rate_per_year", 0.0)), 11);
        PersonGenerator generator = new PersonGenerator(steady);
        ExposureCourses courses = new ExposureCourses(steady);
        for (int n = 0; n < 200; n++) {
            List<Stretch> stretches = stretches(courses.of(generator.person(ExposureType.LONG_TERM.personId(n))));
            assertTrue(stretches.stream().allMatch(stretch -> stretch.mmePerDay() > 0));
            assertTrue(
                    stretches.stream().limit(stretches.size() - 1).allMatch(stretch -> stretch.days() % 28 == 0),
                    "use goes on from visit to visit");
        }
    }
}

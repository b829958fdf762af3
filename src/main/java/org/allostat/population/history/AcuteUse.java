package org.allostat.population.history;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.allostat.evidence.Registry;
import org.allostat.population.CumulativeShares;
import org.allostat.population.Model;
import org.allostat.population.PersonStream;
import org.allostat.population.PopulationParameters;
import org.allostat.random.RandomStreams;
import org.allostat.unit.Calendar;

/** How people who are not on long-term therapy take opioids, before the interview and after it: a pure function of (seed, person, parameters). */
final class AcuteUse {
    private final RandomStreams random;
    private final CourseReason[] reasons = CourseReason.values();
    private final CumulativeShares reasonShares;
    /** Short courses by reason. */
    private final Spread[] courses;

    private final DoubleUnaryOperator episodesPerYear;
    private final Spread episode;

    /** How length and dose of a course differ between patients. */
    private record Spread(DoubleUnaryOperator days, DoubleUnaryOperator mmePerDay) {
        static Spread of(Registry registry, String days, String dose) {
            return new Spread(
                    registry.betweenPatients(days).quantiles(),
                    registry.betweenPatients(dose).quantiles());
        }
    }

    /**
     * A short course.
     *
     * @param days how long it is planned
     * @param mmePerDay dose, MME/d
     */
    record ShortCourse(CourseReason reason, int days, double mmePerDay) {}

    /**
     * A person's episodes, all alike.
     *
     * @param mmePerDay dose, MME/d
     */
    record Intermittent(EpisodeSpacing spacing, double mmePerDay) {}

    AcuteUse(Model model) {
        random = model.random();
        Registry registry = model.registry();
        PopulationParameters population = model.population();
        reasonShares = new CumulativeShares(Arrays.stream(reasons)
                .mapToDouble(reason -> reason.of(population.shortCourse()).share())
                .toArray());
        courses = Arrays.stream(reasons)
                .map(reason -> Spread.of(registry, reason.daysId, reason.doseId))
                .toArray(Spread[]::new);
        episodesPerYear = registry.betweenPatients("population.intermittent.episodes_per_year")
                .quantiles();
        episode =
                Spread.of(registry, "population.intermittent.episode_days", "population.intermittent.dose_mme_per_day");
    }

    /**
     * One of a person's short courses.
     *
     * @param n 0 for the one in the year before the interview, 1 for the first that begins after it
     */
    ShortCourse shortCourse(long person, int n) {
        CourseReason reason = reasons[reasonShares.at(random.uniform(person, PersonStream.COURSE_REASON.code(), n))];
        Spread spread = courses[reason.ordinal()];
        return new ShortCourse(
                reason,
                days(spread, random.uniform(person, PersonStream.COURSE_DAYS.code(), n)),
                spread.mmePerDay().applyAsDouble(random.uniform(person, PersonStream.DOSE.code(), n)));
    }

    /** A person's intermittent use. */
    Intermittent intermittent(long person) {
        double perYear =
                episodesPerYear.applyAsDouble(random.uniform(person, PersonStream.EPISODES_PER_YEAR.code(), 0));
        int cycle = Math.max(2, (int) Math.round(Calendar.DAYS_PER_YEAR / perYear));
        int days = Math.min(cycle - 1, days(episode, random.uniform(person, PersonStream.COURSE_DAYS.code(), 0)));
        return new Intermittent(
                new EpisodeSpacing(days, cycle - days),
                episode.mmePerDay().applyAsDouble(random.uniform(person, PersonStream.DOSE.code(), 0)));
    }

    private static int days(Spread spread, double uniform) {
        return Math.max(1, (int) Math.round(spread.days().applyAsDouble(uniform)));
    }
}

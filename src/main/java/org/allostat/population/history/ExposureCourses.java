package org.allostat.population.history;

import java.util.function.DoubleUnaryOperator;
import org.allostat.evidence.Distribution;
import org.allostat.evidence.Registry;
import org.allostat.kernel.KernelParameters;
import org.allostat.policy.DoseEscalation;
import org.allostat.population.Model;
import org.allostat.population.Person;
import org.allostat.population.PersonStream;
import org.allostat.population.PopulationParameters;
import org.allostat.random.RandomStreams;
import org.allostat.unit.Calendar;

/**
 * Makes the exposure course of a person: a pure function of (seed, person, parameters).
 *
 * <p>A course covers the whole exposure, or five time constants of the recovery of the stress load, the slowest of all,
 * where the exposure is longer.
 */
final class ExposureCourses {
    private static final double TIME_CONSTANTS = 5;

    private final RandomStreams random;
    private final PopulationParameters population;
    private final KernelParameters.Load load;
    private final UsualCare care;
    private final DoubleUnaryOperator usualDose;
    private final DoubleUnaryOperator highDose;
    private final AcuteUse acute;

    ExposureCourses(Model model) {
        random = model.random();
        population = model.population();
        load = model.constants().parameters().load();
        Registry registry = model.registry();
        Distribution usual = registry.betweenPatients("population.long_term.usual_starting_dose_mme_per_day");
        usualDose = usual.quantiles();
        highDose = registry.betweenPatients("population.long_term.high_starting_dose_mme_per_day")
                .quantiles();
        care = new UsualCare(
                new DoseEscalation(
                        model.behaviour().escalation().usualCare(),
                        model.behaviour().escalation()),
                (int) Math.round(model.behaviour().visitIntervalDays()),
                new Interruptions(registry, population.longTerm().interruption(), random, usual.lowest()),
                model.constants().parameters().pain().scaleMaximum(),
                random);
        acute = new AcuteUse(model);
    }

    /** The course of a person, at its first day. */
    ExposureCourse of(Person person) {
        return switch (person.exposure()) {
            case SHORT_COURSE -> shortCourse(person);
            case INTERMITTENT -> episodes(person);
            case LONG_TERM -> longTerm(person);
        };
    }

    private SingleCourse shortCourse(Person person) {
        AcuteUse.ShortCourse course = acute.shortCourse(person.id(), 0);
        int total = Math.max(1, (int) Math.round(person.yearsOnOpioids() * Calendar.DAYS_PER_YEAR));
        return new SingleCourse(course.reason(), course.days(), total, course.mmePerDay(), person.misuse());
    }

    private Episodes episodes(Person person) {
        AcuteUse.Intermittent intermittent = acute.intermittent(person.id());
        return new Episodes(
                person, random, intermittent.spacing(), Math.max(1, horizonDays(person)), intermittent.mmePerDay());
    }

    private LongTermCourse longTerm(Person person) {
        return new LongTermCourse(
                person, care, Math.max(LongTermCourse.LEAST_DAYS, horizonDays(person)), startingMmePerDay(person));
    }

    /** Dose at which a person's long-term therapy begins, MME/d. */
    double startingMmePerDay(Person person) {
        boolean high = uniform(person, PersonStream.DOSE_COMPONENT)
                < population.longTerm().highDoseShare();
        return dose(high ? highDose : usualDose, person);
    }

    private int horizonDays(Person person) {
        double slowest = person.traits().stressLoadTimeConstantDays() * Math.max(1, load.stressRecoveryRatio());
        return (int) Math.round(Math.min(person.yearsOnOpioids() * Calendar.DAYS_PER_YEAR, TIME_CONSTANTS * slowest));
    }

    private double dose(DoubleUnaryOperator distribution, Person person) {
        return distribution.applyAsDouble(uniform(person, PersonStream.DOSE));
    }

    private double uniform(Person person, PersonStream stream) {
        return random.uniform(person.id(), stream.code(), 0);
    }
}

package org.allostat.population.history;

import java.util.function.DoubleUnaryOperator;
import org.allostat.evidence.Registry;
import org.allostat.population.PersonStream;
import org.allostat.population.PopulationParameters;
import org.allostat.random.RandomStreams;
import org.allostat.unit.Calendar;

/**
 * Interruptions of long-term therapy: when use stops for a while, for how long, and at which dose it starts again. They
 * come at a constant rate per year of use, and never within 90 days of the start or the interview, since 90 days of use
 * there make the person a long-term user.
 */
public final class Interruptions {
    private final RandomStreams random;
    private final double ratePerYear;
    private final double restartDoseShare;
    private final double leastMmePerDay;
    private final DoubleUnaryOperator days;

    /** @param leastMmePerDay dose below which nobody restarts, MME/d */
    public Interruptions(
            Registry registry,
            PopulationParameters.Interruption parameters,
            RandomStreams random,
            double leastMmePerDay) {
        this.random = random;
        this.leastMmePerDay = leastMmePerDay;
        ratePerYear = parameters.ratePerYear();
        restartDoseShare = parameters.restartDoseShare();
        days = registry.betweenPatients("population.long_term.interruption.days")
                .quantiles();
    }

    /** Days of use until a person's n-th interruption, model.md (48), whole and positive; infinite where there is none. */
    double daysOfUseUntil(long person, int n) {
        double exponential = random.exponential(person, PersonStream.INTERRUPTION_START.code(), n);
        return Math.max(1, Math.ceil(exponential * Calendar.DAYS_PER_YEAR / ratePerYear));
    }

    /** Days of a person's n-th interruption. */
    int days(long person, int n) {
        double uniform = random.uniform(person, PersonStream.INTERRUPTION_DAYS.code(), n);
        return Math.max(1, (int) Math.round(days.applyAsDouble(uniform)));
    }

    /** Dose after an interruption, MME/d. */
    double restartMmePerDay(double before) {
        return Math.max(leastMmePerDay, before * restartDoseShare);
    }
}

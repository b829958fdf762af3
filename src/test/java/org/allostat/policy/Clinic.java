package org.allostat.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import org.allostat.random.RandomStreams;

/** A prescriber, a chart and a visit for tests; the patient has untreated pain 6.5 and nothing else to report. */
final class Clinic {
    /** Six standard errors: with a fixed seed a pass stays a pass; for ideal draws a false alarm has probability 2e-9. */
    private static final double STANDARD_ERRORS = 6;

    private static final int PERSONS = 20_000;

    final CareState care = new CareState();
    final Visit visit = new Visit();
    final Prescriber prescriber;

    Clinic(Policy policy, Behaviour behaviour) {
        this(policy, behaviour, 1, 100);
    }

    Clinic(Policy policy, Behaviour behaviour, long person, double mmePerDay) {
        this(new Prescriber(policy, behaviour, new RandomStreams(20_260_101)), person, mmePerDay);
    }

    /** Patients wait for each offer as its turns say. */
    Clinic(Policy policy, Behaviour behaviour, List<Turns> turns) {
        this(new Prescriber(policy, behaviour, new RandomStreams(20_260_101), turns), 1, 100);
    }

    private Clinic(Prescriber prescriber, long person, double mmePerDay) {
        this.prescriber = prescriber;
        visit.person = person;
        visit.pain = 4;
        visit.untreatedPain = 6.5;
        visit.yearsOnOpioids = 10;
        visit.criteriaCount = 2;
        care.start(mmePerDay, "immediate_release");
    }

    /** Holds the n-th visit. */
    Clinic visit(int number) {
        visit.number = number;
        visit.day = 28 * number;
        prescriber.visit(visit, care);
        return this;
    }

    /** What the body meets on the day of the latest visit. */
    Treatment treatment() {
        return care.treatment(visit.day, visit.day + 28);
    }

    /** Holds visits up to the n-th, and takes the steps between them; each change of dose as "day:dose". */
    List<String> course(int visits) {
        List<String> changes = new ArrayList<>();
        double before = care.doseMmePerDay;
        for (int number = 1; number <= visits; number++) {
            visit(number);
            before = note(28 * number, before, changes);
            int end = 28 * (number + 1);
            for (int day = nextStepBefore(end); day < end; day = nextStepBefore(end)) {
                prescriber.stepBetweenVisits(day, care);
                before = note(day, before, changes);
            }
        }
        return changes;
    }

    private int nextStepBefore(int day) {
        return care.treatment(day, day).untilDay();
    }

    private double note(int day, double before, List<String> changes) {
        if (care.doseMmePerDay != before) {
            changes.add(day + ":" + Math.round(100 * care.doseMmePerDay) / 100.0);
        }
        return care.doseMmePerDay;
    }

    /** Asserts the share of persons to whom something happens. */
    static void assertShare(double expected, LongPredicate happens) {
        int count = 0;
        for (long person = 1; person <= PERSONS; person++) {
            count += happens.test(person) ? 1 : 0;
        }
        double error = Math.sqrt(expected * (1 - expected) / PERSONS);
        assertEquals(expected, (double) count / PERSONS, STANDARD_ERRORS * error);
    }
}

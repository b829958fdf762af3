package org.allostat.population.history;

import java.util.Arrays;
import org.allostat.kernel.DoseCalendar;
import org.allostat.kernel.Kernel;
import org.allostat.kernel.Kernels;
import org.allostat.kernel.PatientBatch;
import org.allostat.population.ExposureType;
import org.allostat.population.Model;
import org.allostat.population.PainCourse;
import org.allostat.population.Person;
import org.allostat.population.PersonGenerator;
import org.allostat.population.PopulationParameters.LongTerm;
import org.allostat.random.LuckStreams;
import org.allostat.random.RandomStreams;

/**
 * Long-term users as those who stay, of the people who begin: model.md (71). Whoever had relief of the first months, or withdrawal
 * without the drug, stays more often, so long-term users are no sample of beginners. Of the people who could stand at an id one after
 * the other, alike but for their traits, the first who stays does. Switched off, that is the first.
 */
public final class LongTermStayers {
    /** Visits after the first, of which the last is the one at which a person stays or leaves. */
    private static final int VISITS = 6;

    /** The visits of which relief is the mean: 4 to 6. */
    private static final int FIRST_VISIT_OF_RELIEF = 4;

    /** People tried at a time: the lanes of the widest vector. */
    private static final int BLOCK = 8;

    /** Beyond any run of luck; the last of them stays. */
    private static final int MOST = 1024;

    private final RandomStreams random;
    private final LongTerm parameters;
    private final PersonGenerator generator;
    private final ExposureCourses exposure;
    private final PainCourse painCourse;
    private final Model model;
    private final Kernel kernel;
    private final PatientBatch batch = new PatientBatch(BLOCK);
    private final DoseCalendar calendar = new DoseCalendar(BLOCK);
    private final double[] mmePerDay = new double[BLOCK];
    private final double[] benefit = new double[BLOCK];

    /** @param model the parameter set */
    public LongTermStayers(Model model) {
        this(model, new ExposureCourses(model));
    }

    LongTermStayers(Model model, ExposureCourses exposure) {
        this.model = model;
        this.exposure = exposure;
        random = model.random();
        parameters = model.population().longTerm();
        generator = new PersonGenerator(model);
        painCourse = new PainCourse(model);
        kernel = Kernels.fastest(model.constants(), Kernel.Outputs.INTERVIEW);
    }

    /** The person with an id: on long-term therapy the one who stays, else the only one. */
    public Person person(long id) {
        return generator.person(id, attempt(id));
    }

    /** Which of the people who could stand at an id does, 0 the first. */
    public int attempt(long id) {
        if (parameters.selectionByBenefit() == 0 || ExposureType.ofPerson(id) != ExposureType.LONG_TERM) {
            return 0;
        }
        for (int first = 0; first < MOST; first += BLOCK) {
            tryOpioids(id, first);
            for (int i = 0; i < BLOCK; i++) {
                double logit = parameters.selectionIntercept()
                        + parameters.selectionByBenefit() * (benefit[i] - parameters.selectionMidpointNrs());
                double luck = random.uniform(id, LuckStreams.STAYING.code(0), first + i);
                if (luck * (1 + StrictMath.exp(-logit)) < 1) {
                    return first + i;
                }
            }
        }
        return MOST - 1;
    }

    /** The first months of some people: what they have of the drug, NRS, by place; at the dose at which they begin. */
    private void tryOpioids(long id, int first) {
        for (int i = 0; i < BLOCK; i++) {
            Person person = generator.person(id, first + i);
            batch.setPerson(i, person.traits(), model.constants());
            batch.setUntreatedPain(
                    i, painCourse.untreatedPain(person.traits().untreatedPain(), painCourse.atInterview(id)));
            batch.setFormulation(i, person.formulation(), model.constants());
            mmePerDay[i] = exposure.startingMmePerDay(person);
        }
        Arrays.fill(benefit, 0);
        for (int visit = 1; visit <= VISITS; visit++) {
            calendar.clear();
            calendar.add(DoseCalendar.DAYS, mmePerDay);
            kernel.advance(batch, calendar);
            for (int i = 0; i < BLOCK && visit >= FIRST_VISIT_OF_RELIEF; i++) {
                benefit[i] += (batch.untreatedPain(i) - batch.lastPain[i]) / (VISITS - FIRST_VISIT_OF_RELIEF + 1);
            }
        }
        for (int i = 0; i < BLOCK; i++) {
            benefit[i] += parameters.selectionWithdrawalWeightNrs() * batch.lastCows[i];
        }
    }
}

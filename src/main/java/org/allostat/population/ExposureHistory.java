package org.allostat.population;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.allostat.evidence.Registry;
import org.allostat.kernel.Criterion;
import org.allostat.kernel.DsmInterview;
import org.allostat.kernel.Kernel;
import org.allostat.kernel.Kernels;
import org.allostat.kernel.PatientBatch;
import org.allostat.policy.DoseEscalation;
import org.allostat.random.RandomStreams;

/**
 * Runs a person's past through the kernel under usual care, up to the interview. People are alive at interview by
 * construction, so no event is drawn.
 *
 * <p>Long-term: daily use from a starting dose, with a visit every 28 days at which perceived breakthrough pain may raise
 * it. Intermittent: episodes of equal length and spacing. Short course: one course. The history covers the whole exposure,
 * or five time constants of the recovery of the stress load, the slowest of all, where the exposure is longer.
 */
public final class ExposureHistory {
    private static final double DAYS_PER_YEAR = 365.25;
    private static final double TIME_CONSTANTS = 5;
    private static final int LEAST_LONG_TERM_DAYS = 90;
    /** People in step at a time: the lanes of the widest vector. */
    private static final int BLOCK = 8;

    private final Model model;
    private final RandomStreams random;
    private final PersonGenerator generator;
    private final DoseEscalation escalation;
    private final int visitDays;
    private final DoubleUnaryOperator usualDose;
    private final DoubleUnaryOperator highDose;
    private final DoubleUnaryOperator courseDays;
    private final DoubleUnaryOperator courseDose;
    private final DoubleUnaryOperator episodesPerYear;
    private final DoubleUnaryOperator episodeDays;
    private final DoubleUnaryOperator episodeDose;
    private final PatientBatch batch = new PatientBatch(BLOCK);
    private final ExposureCourse[] courses = new ExposureCourse[BLOCK];
    private final int[] daysLeft = new int[BLOCK];
    private final int[] stepDays = new int[BLOCK];
    private final Kernel kernel;
    private final Criterion[] criteria = Criterion.values();
    private final double[] thresholds = new double[Criterion.COUNT];
    private long days;

    /** @param model the parameter set */
    public ExposureHistory(Model model) {
        this.model = model;
        random = model.random();
        kernel = Kernels.fastest(model.constants());
        generator = new PersonGenerator(model);
        escalation = new DoseEscalation(
                model.behaviour().escalation().usualCare(), model.behaviour().escalation());
        visitDays = (int) Math.round(model.behaviour().visitIntervalDays());
        Registry registry = model.registry();
        usualDose = registry.betweenPatients("population.long_term.usual_starting_dose_mme_per_day")
                .quantiles();
        highDose = registry.betweenPatients("population.long_term.high_starting_dose_mme_per_day")
                .quantiles();
        courseDays = registry.betweenPatients("population.short_course.days").quantiles();
        courseDose = registry.betweenPatients("population.short_course.dose_mme_per_day")
                .quantiles();
        episodesPerYear = registry.betweenPatients("population.intermittent.episodes_per_year")
                .quantiles();
        episodeDays =
                registry.betweenPatients("population.intermittent.episode_days").quantiles();
        episodeDose = registry.betweenPatients("population.intermittent.dose_mme_per_day")
                .quantiles();
    }

    /** The interview of the person with an id. */
    public Interview interview(long personId) {
        return interviews(personId, personId + 1).get(0);
    }

    /**
     * The interviews of the people with the ids of a range, in its order.
     *
     * @param from first id
     * @param to id after the last
     */
    public List<Interview> interviews(long from, long to) {
        int count = Math.toIntExact(to - from);
        Person[] people = new Person[count];
        ExposureCourse[] histories = new ExposureCourse[count];
        long[] order = new long[count];
        days = 0;
        for (int n = 0; n < count; n++) {
            people[n] = generator.person(from + n);
            histories[n] = course(people[n]);
            days += histories[n].totalDays();
            order[n] = (long) histories[n].totalDays() << Integer.SIZE | n;
        }
        Arrays.sort(
                order); // neighbours with histories of like length keep all lanes of a vector busy; no bit depends on
        // it
        Interview[] interviews = new Interview[count];
        for (int first = 0; first < count; first += BLOCK) {
            int size = Math.min(BLOCK, count - first);
            for (int i = 0; i < size; i++) {
                begin(i, people[(int) order[first + i]], histories[(int) order[first + i]]);
            }
            live(size);
            for (int i = 0; i < size; i++) {
                interviews[(int) order[first + i]] = ask(i, people[(int) order[first + i]]);
            }
        }
        return List.of(interviews);
    }

    private void begin(int i, Person person, ExposureCourse course) {
        batch.setPerson(i, person.traits(), model.constants());
        batch.setFormulation(i, person.formulation(), model.constants());
        courses[i] = course;
        daysLeft[i] = course.next(batch, i);
    }

    /** Runs the histories in steps as long as the shortest stretch, so that nobody waits for the others with idle lanes. */
    private void live(int size) {
        for (int step = shortestStretch(size); step > 0; step = shortestStretch(size)) {
            for (int i = 0; i < size; i++) {
                stepDays[i] = Math.min(daysLeft[i], step);
            }
            kernel.advance(batch, 0, size, stepDays);
            for (int i = 0; i < size; i++) {
                if (daysLeft[i] == step) {
                    daysLeft[i] = courses[i].next(batch, i);
                } else if (daysLeft[i] > 0) {
                    daysLeft[i] -= step;
                }
            }
        }
    }

    /** Fewest days left of those that have any; 0 when all histories are over. */
    private int shortestStretch(int size) {
        int shortest = 0;
        for (int i = 0; i < size; i++) {
            if (daysLeft[i] > 0 && (shortest == 0 || daysLeft[i] < shortest)) {
                shortest = daysLeft[i];
            }
        }
        return shortest;
    }

    private ExposureCourse course(Person person) {
        return switch (person.exposure()) {
            case SHORT_COURSE -> shortCourse(person);
            case INTERMITTENT -> episodes(person);
            case LONG_TERM -> longTerm(person);
        };
    }

    private ExposureCourse shortCourse(Person person) {
        int total = Math.max(1, (int) Math.round(person.yearsOnOpioids() * DAYS_PER_YEAR));
        int course = Math.min(total, days(courseDays, person, PersonStream.COURSE_DAYS));
        return new ExposureCourse.SingleCourse(course, total, dose(courseDose, person), person.misuse());
    }

    private ExposureCourse episodes(Person person) {
        double perYear = episodesPerYear.applyAsDouble(uniform(person, PersonStream.EPISODES_PER_YEAR));
        int cycle = Math.max(2, (int) Math.round(DAYS_PER_YEAR / perYear));
        int on = Math.min(cycle - 1, days(episodeDays, person, PersonStream.COURSE_DAYS));
        int lastDay = (int) (cycle * uniform(person, PersonStream.COURSE_START));
        return new ExposureCourse.Episodes(
                cycle, on, horizonDays(person), lastDay, dose(episodeDose, person), person.misuse());
    }

    private ExposureCourse longTerm(Person person) {
        boolean high = uniform(person, PersonStream.DOSE_COMPONENT)
                < model.population().longTerm().highDoseShare();
        return new ExposureCourse.LongTerm(
                person,
                random,
                escalation,
                visitDays,
                Math.max(LEAST_LONG_TERM_DAYS, horizonDays(person)),
                dose(high ? highDose : usualDose, person));
    }

    private int horizonDays(Person person) {
        double slowest = person.traits().stressLoadTimeConstantDays()
                * model.constants().parameters().load().stressRecoveryRatio();
        double longest = TIME_CONSTANTS * Math.max(slowest, person.traits().stressLoadTimeConstantDays());
        return (int) Math.round(Math.min(person.yearsOnOpioids() * DAYS_PER_YEAR, longest));
    }

    /** Days of the kernel that the last interviews took. */
    public long days() {
        return days;
    }

    private double dose(DoubleUnaryOperator quantiles, Person person) {
        return quantiles.applyAsDouble(uniform(person, PersonStream.DOSE));
    }

    private int days(DoubleUnaryOperator quantiles, Person person, PersonStream stream) {
        return Math.max(1, (int) Math.round(quantiles.applyAsDouble(uniform(person, stream))));
    }

    private double uniform(Person person, PersonStream stream) {
        return random.uniform(person.id(), stream.code(), 0);
    }

    private Interview ask(int i, Person person) {
        for (Criterion criterion : criteria) {
            double uniform = random.uniform(person.id(), PersonStream.criterion(criterion), 0);
            thresholds[criterion.ordinal()] = model.interview().threshold(criterion, uniform);
        }
        double severity = model.interview()
                .severity(
                        person.personTraits().criteriaBaseline(),
                        batch.rewardLoad(i),
                        batch.stressLoad(i),
                        batch.lastCraving[i],
                        person.misuse());
        int endorsed = DsmInterview.endorsed(severity, thresholds);
        return new Interview(
                person,
                batch.doseMmePerDay[i],
                endorsed,
                DsmInterview.counted(endorsed, person.misuse()),
                severity,
                new CohortPatient.Baseline(
                        batch.lastPain[i], batch.lastHyperkatifeia[i], batch.lastCows[i], batch.lastCraving[i]),
                batch.state(i));
    }
}

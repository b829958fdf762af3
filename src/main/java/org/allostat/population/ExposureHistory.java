package org.allostat.population;

import java.util.Arrays;
import java.util.List;
import org.allostat.kernel.DsmInterview;
import org.allostat.kernel.Kernel;
import org.allostat.kernel.Kernels;
import org.allostat.kernel.PatientBatch;

/**
 * Runs a person's past through the kernel under usual care, up to the interview. People are alive at interview by
 * construction, so no event is drawn.
 */
public final class ExposureHistory {
    /** People in step at a time: the lanes of the widest vector. */
    private static final int BLOCK = 8;

    /** Stands for the days left of a history that is over: longer than any stretch. */
    private static final int OVER = Integer.MAX_VALUE;

    private final Model model;
    private final PersonGenerator generator;
    private final ExposureCourses exposure;
    private final PatientBatch batch = new PatientBatch(BLOCK);
    private final ExposureCourse[] courses = new ExposureCourse[BLOCK];
    private final int[] daysLeft = new int[BLOCK];
    private final int[] stepDays = new int[BLOCK];
    private final int[] daysToInterview = new int[BLOCK];
    private final Kernel toVisits;
    private final Kernel toInterviews;
    private final Questionnaire questionnaire;
    private long days;

    /** @param model the parameter set */
    public ExposureHistory(Model model) {
        this.model = model;
        toVisits = Kernels.fastest(model.constants(), Kernel.Outputs.VISIT);
        toInterviews = Kernels.fastest(model.constants(), Kernel.Outputs.INTERVIEW);
        generator = new PersonGenerator(model);
        exposure = new ExposureCourses(model);
        questionnaire = new Questionnaire(model);
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
            histories[n] = exposure.of(people[n]);
            days += histories[n].totalDays();
            order[n] = (long) histories[n].totalDays() << Integer.SIZE | n;
        }
        // neighbours with histories of like length keep all lanes of a vector busy; no bit depends on it
        Arrays.sort(order);
        Interview[] interviews = new Interview[count];
        for (int first = 0; first < count; first += BLOCK) {
            int size = Math.min(BLOCK, count - first);
            for (int i = 0; i < size; i++) {
                begin(i, people[(int) order[first + i]], histories[(int) order[first + i]]);
            }
            live(size);
            for (int i = 0; i < size; i++) {
                interviews[(int) order[first + i]] = ask(i, people[(int) order[first + i]], courses[i].daysSinceUse());
            }
        }
        return List.of(interviews);
    }

    private void begin(int i, Person person, ExposureCourse course) {
        batch.setPerson(i, person.traits(), model.constants());
        batch.setFormulation(i, person.formulation(), model.constants());
        courses[i] = course;
        daysToInterview[i] = course.totalDays();
        goOn(i);
    }

    private void goOn(int i) {
        int stretch = courses[i].next(batch, i);
        daysLeft[i] = stretch > 0 ? stretch : OVER;
    }

    /** Runs the histories in steps as long as the shortest stretch, so that nobody waits for the others with idle lanes. */
    private void live(int size) {
        for (int step = shortestStretch(size); step < OVER; step = shortestStretch(size)) {
            boolean interview = false;
            for (int i = 0; i < size; i++) {
                stepDays[i] = daysLeft[i] < OVER ? step : 0;
                daysToInterview[i] -= stepDays[i];
                interview |= stepDays[i] > 0 && daysToInterview[i] == 0;
            }
            Kernel kernel = interview ? toInterviews : toVisits;
            kernel.advance(batch, 0, size, stepDays);
            for (int i = 0; i < size; i++) {
                if (daysLeft[i] == step) {
                    goOn(i);
                } else if (daysLeft[i] < OVER) {
                    daysLeft[i] -= step;
                }
            }
        }
    }

    private int shortestStretch(int size) {
        int shortest = OVER;
        for (int i = 0; i < size; i++) {
            shortest = Math.min(shortest, daysLeft[i]);
        }
        return shortest;
    }

    /** Days of the kernel that the last interviews took. */
    public long days() {
        return days;
    }

    private Interview ask(int i, Person person, int daysSinceUse) {
        double severity = questionnaire.severity(person.personTraits().criteriaBaseline(), person.misuse(), batch, i);
        int endorsed = questionnaire.endorsed(person.id(), severity);
        return new Interview(
                person,
                batch.doseMmePerDay[i],
                daysSinceUse,
                endorsed,
                DsmInterview.counted(endorsed, person.misuse()),
                severity,
                new CohortPatient.Baseline(
                        batch.lastPain[i], batch.lastHyperkatifeia[i], batch.lastCows[i], batch.lastCraving[i]),
                batch.state(i));
    }
}

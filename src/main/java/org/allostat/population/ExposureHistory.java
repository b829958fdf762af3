package org.allostat.population;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.allostat.kernel.Criterion;
import org.allostat.kernel.DsmInterview;
import org.allostat.kernel.Kernel;
import org.allostat.kernel.Kernels;
import org.allostat.kernel.PatientBatch;
import org.allostat.random.RandomStreams;

/**
 * Runs a person's past through the kernel under usual care, up to the interview. People are alive at interview by
 * construction, so no event is drawn.
 */
public final class ExposureHistory {
    /** People in step at a time. */
    private static final int BLOCK = 64;
    /**
     * Days that everybody advances before those whose stretch is over get the next one, so that nobody waits through a
     * neighbour's long gap; no bit depends on it.
     */
    private static final int ROUND_DAYS = 28;

    private final Model model;
    private final RandomStreams random;
    private final PersonGenerator generator;
    private final ExposureCourses exposure;
    private final PatientBatch batch = new PatientBatch(BLOCK);
    private final int[] daysLeft = new int[BLOCK];
    private final int[] stretchLeft = new int[BLOCK];
    private final Kernel kernel;
    private final double[] thresholds = new double[Criterion.COUNT];
    private long days;

    /** @param model the parameter set */
    public ExposureHistory(Model model) {
        this.model = model;
        random = model.random();
        kernel = Kernels.fastest(model.constants());
        generator = new PersonGenerator(model);
        exposure = new ExposureCourses(model);
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
        List<Person> people = new ArrayList<>();
        for (long id = from; id < to; id++) {
            people.add(generator.person(id));
        }
        List<ExposureCourse> courses = people.stream().map(exposure::of).toList();
        days = courses.stream().mapToLong(ExposureCourse::totalDays).sum();
        // neighbours with histories of like length keep all lanes of a vector busy; no bit depends on it
        List<Integer> order = IntStream.range(0, people.size())
                .boxed()
                .sorted(Comparator.comparingInt(n -> courses.get(n).totalDays()))
                .toList();
        Interview[] interviews = new Interview[people.size()];
        for (int first = 0; first < order.size(); first += BLOCK) {
            List<Integer> block = order.subList(first, Math.min(order.size(), first + BLOCK));
            live(block, people, courses);
            for (int i = 0; i < block.size(); i++) {
                interviews[block.get(i)] = ask(
                        i, people.get(block.get(i)), courses.get(block.get(i)).daysSinceUse());
            }
        }
        return List.of(interviews);
    }

    private void live(List<Integer> block, List<Person> people, List<ExposureCourse> courses) {
        Arrays.fill(stretchLeft, 0);
        boolean running = false;
        for (int i = 0; i < block.size(); i++) {
            Person person = people.get(block.get(i));
            batch.setPerson(i, person.traits(), model.constants());
            batch.setFormulation(i, person.formulation(), model.constants());
            stretchLeft[i] = courses.get(block.get(i)).next(batch, i);
            running |= stretchLeft[i] > 0;
        }
        while (running) {
            running = false;
            for (int i = 0; i < block.size(); i++) {
                daysLeft[i] = Math.min(stretchLeft[i], ROUND_DAYS);
                stretchLeft[i] -= daysLeft[i];
            }
            kernel.advance(batch, 0, block.size(), daysLeft);
            for (int i = 0; i < block.size(); i++) {
                stretchLeft[i] += daysLeft[i];
                if (stretchLeft[i] == 0) {
                    stretchLeft[i] = courses.get(block.get(i)).next(batch, i);
                }
                running |= stretchLeft[i] > 0;
            }
        }
    }

    /** Days of the kernel that the last interviews took. */
    public long days() {
        return days;
    }

    private Interview ask(int i, Person person, int daysSinceUse) {
        for (Criterion criterion : Criterion.values()) {
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
                daysSinceUse,
                endorsed,
                DsmInterview.counted(endorsed, person.misuse()),
                severity,
                new CohortPatient.Baseline(
                        batch.lastPain[i], batch.lastHyperkatifeia[i], batch.lastCows[i], batch.lastCraving[i]),
                batch.state(i));
    }
}

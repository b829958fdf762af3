package org.allostat.population.history;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.allostat.kernel.DoseCalendar;
import org.allostat.kernel.DsmInterview;
import org.allostat.kernel.Kernel;
import org.allostat.kernel.Kernels;
import org.allostat.kernel.PatientBatch;
import org.allostat.population.CohortPatient;
import org.allostat.population.Interview;
import org.allostat.population.Model;
import org.allostat.population.PainCourse;
import org.allostat.population.Person;
import org.allostat.population.Questionnaire;

/**
 * Runs a person's past through the kernel under usual care, up to the interview. People are alive at interview by
 * construction, so no event is drawn.
 */
public final class ExposureHistory {
    /** People in step at a time: the lanes of the widest vector. */
    private static final int BLOCK = 8;

    /** Stands for the days left of a history that is over: longer than all histories. */
    private static final int OVER = Integer.MAX_VALUE;

    private final Model model;
    private final LongTermStayers stayers;
    private final ExposureCourses exposure;
    private final PatientBatch batch = new PatientBatch(BLOCK);
    private final Person[] people = new Person[BLOCK];
    private final Interview[] asked = new Interview[BLOCK];
    private final ExposureCourse[] courses = new ExposureCourse[BLOCK];
    private final DoseCalendar calendar = new DoseCalendar(BLOCK);
    /** What is taken on the days of the present stretch, MME/d. */
    private final double[] mmePerDay = new double[BLOCK];
    /** Days left of the present stretch; as good as no end where the history is over. */
    private final int[] stretchLeft = new int[BLOCK];

    private final int[] daysToInterview = new int[BLOCK];
    private final double misuseExtra;
    private final Kernel toVisits;
    private final Kernel toInterviews;
    private final Questionnaire questionnaire;
    private final PainCourse painCourse;
    private final ProvenAnswers proven;
    private long days;
    private long notFollowed;

    /** @param model the parameter set */
    public ExposureHistory(Model model) {
        this.model = model;
        painCourse = new PainCourse(model);
        misuseExtra = model.hazard().misuseExtraMmePerDay();
        toVisits = Kernels.fastest(model.constants(), Kernel.Outputs.VISIT);
        toInterviews = Kernels.fastest(model.constants(), Kernel.Outputs.INTERVIEW);
        exposure = new ExposureCourses(model);
        stayers = new LongTermStayers(model, exposure);
        questionnaire = new Questionnaire(model);
        proven = new ProvenAnswers(model);
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
        return interviews(from, to, false);
    }

    /**
     * The same, but that nobody is followed whose answers are known without and who is in no cohort: such an interview has no body.
     */
    public List<Interview> answers(long from, long to) {
        return interviews(from, to, true);
    }

    private List<Interview> interviews(long from, long to, boolean mayBeProven) {
        int count = Math.toIntExact(to - from);
        Person[] made = new Person[count];
        ExposureCourse[] histories = new ExposureCourse[count];
        Interview[] interviews = new Interview[count];
        long[] order = new long[count];
        int followed = 0;
        days = 0;
        for (int n = 0; n < count; n++) {
            Person person = stayers.person(from + n);
            ExposureCourse course = exposure.of(person);
            if (mayBeProven && course instanceof KnownCourse known) {
                Optional<Interview> found = proven.of(person, known);
                if (found.isPresent()) {
                    interviews[n] = found.get();
                    continue;
                }
            }
            made[n] = person;
            histories[n] = course;
            days += course.totalDays();
            order[followed++] = (long) course.totalDays() << Integer.SIZE | n;
        }
        follow(Arrays.copyOf(order, followed), made, histories, interviews);
        notFollowed = (long) count - followed;
        return List.of(interviews);
    }

    /** Neighbours with histories of like length keep all lanes of a vector busy; no bit depends on it. */
    private void follow(long[] order, Person[] made, ExposureCourse[] histories, Interview[] interviews) {
        Arrays.sort(order);
        for (int first = 0; first < order.length; first += BLOCK) {
            int size = Math.min(BLOCK, order.length - first);
            int longest = histories[(int) order[first + size - 1]].totalDays();
            for (int i = 0; i < size; i++) {
                begin(i, made[(int) order[first + i]], histories[(int) order[first + i]], longest);
            }
            live(size);
            for (int i = 0; i < size; i++) {
                interviews[(int) order[first + i]] = asked[i];
            }
        }
    }

    /**
     * Puts a person into a lane. Shorter histories begin with days of nothing, which leave everything at 0, so that neighbours
     * are interviewed on the same day.
     */
    private void begin(int i, Person person, ExposureCourse course, int longest) {
        batch.setPerson(i, person.traits(), model.constants());
        batch.setUntreatedPain(
                i, painCourse.untreatedPain(person.traits().untreatedPain(), painCourse.atInterview(person.id())));
        batch.setFormulation(i, person.formulation(), model.constants());
        people[i] = person;
        courses[i] = course;
        int before = longest - course.totalDays();
        daysToInterview[i] = before + course.totalDays();
        mmePerDay[i] = 0;
        stretchLeft[i] = before;
        if (before == 0) {
            goOn(i);
        }
    }

    /** Begins the next stretch. */
    private void goOn(int i) {
        stretchLeft[i] = courses[i].next(batch, i);
        mmePerDay[i] = batch.doseMmePerDay[i] + (batch.misuse[i] ? misuseExtra : 0);
    }

    /** Runs the histories in steps up to the next visit or interview of any of them, so that nobody waits with idle lanes. */
    private void live(int size) {
        int interviewed = 0;
        while (interviewed < size) {
            boolean interview = plan(size);
            Kernel kernel = interview ? toInterviews : toVisits;
            kernel.advance(batch, calendar);
            for (int i = 0; i < size; i++) {
                if (daysToInterview[i] == 0 && stretchLeft[i] == 0) {
                    asked[i] = ask(i, people[i], courses[i]);
                    interviewed++;
                    stretchLeft[i] = OVER;
                } else if (stretchLeft[i] == 0) {
                    goOn(i);
                }
            }
        }
    }

    /** Fills the calendar up to the next visit or interview, as far as it reaches; true if it ends with an interview. */
    private boolean plan(int size) {
        calendar.clear();
        boolean ends = false;
        boolean interview = false;
        while (!ends && calendar.days() < DoseCalendar.DAYS) {
            int days = DoseCalendar.DAYS - calendar.days();
            for (int i = 0; i < size; i++) {
                days = Math.min(days, stretchLeft[i]);
            }
            calendar.add(days, mmePerDay);
            for (int i = 0; i < size; i++) {
                stretchLeft[i] -= days;
                daysToInterview[i] -= days;
                if (stretchLeft[i] == 0) {
                    interview |= daysToInterview[i] == 0;
                    ends |= daysToInterview[i] == 0 || courses[i].awaitsVisit();
                }
            }
            for (int i = 0; i < size && !ends; i++) {
                if (stretchLeft[i] == 0) {
                    goOn(i);
                }
            }
        }
        return interview;
    }

    /** Days of the kernel that the last interviews took. */
    public long days() {
        return days;
    }

    /** People of the last interviews whose answers were known without following them. */
    public long notFollowed() {
        return notFollowed;
    }

    private Interview ask(int i, Person person, ExposureCourse course) {
        double severity = questionnaire.severity(person.personTraits().criteriaBaseline(), person.misuse(), batch, i);
        int endorsed = questionnaire.endorsed(person.id(), severity);
        return new Interview(
                person,
                batch.doseMmePerDay[i],
                course.daysSinceUse(),
                course.courseDaysLeft(),
                endorsed,
                DsmInterview.counted(endorsed, person.misuse()),
                Optional.of(new Interview.Body(
                        severity,
                        new CohortPatient.Baseline(
                                batch.lastPain[i], batch.lastHyperkatifeia[i], batch.lastCows[i], batch.lastCraving[i]),
                        batch.state(i))));
    }
}

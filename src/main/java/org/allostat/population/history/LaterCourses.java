package org.allostat.population.history;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.allostat.policy.AcuteCourse;
import org.allostat.population.CohortPatient;
import org.allostat.population.ExposureType;
import org.allostat.population.Model;
import org.allostat.random.LuckStreams;
import org.allostat.random.RandomStreams;
import org.allostat.unit.Calendar;

/**
 * How the past of people who are not on long-term therapy goes on after the interview, model.md (72) and (73): a course under way ends as
 * planned, and later ones come as before. A pure function of (seed, person, parameters) and of what the interview found.
 */
public final class LaterCourses {
    private final RandomStreams random;
    private final AcuteUse use;
    private final double shortCoursesPerYear;

    /**
     * A course that comes after a gap.
     *
     * @param mmePerDay dose, MME/d
     */
    private record Later(int days, double mmePerDay) {}

    public LaterCourses(Model model) {
        random = model.random();
        use = new AcuteUse(model);
        shortCoursesPerYear = model.population().shortCourse().laterCoursesPerYear();
    }

    /**
     * The courses of a patient, in the order of their days; none of a patient on long-term therapy.
     *
     * @param days days since policy start up to which they begin
     */
    public List<AcuteCourse> of(CohortPatient patient, int days) {
        return switch (ExposureType.ofLabel(patient.exposureType())) {
            case LONG_TERM -> List.of();
            case SHORT_COURSE -> shortCourses(patient, days);
            case INTERMITTENT -> episodes(patient, days);
        };
    }

    private List<AcuteCourse> shortCourses(CohortPatient patient, int days) {
        List<AcuteCourse> courses = underWay(patient);
        if (shortCoursesPerYear > 0) {
            MemorylessGap gap = new MemorylessGap(Calendar.DAYS_PER_YEAR / shortCoursesPerYear);
            addLater(courses, patient, days, gap, n -> {
                AcuteUse.ShortCourse course = use.shortCourse(patient.patientId(), n + 1);
                return new Later(course.days(), course.mmePerDay());
            });
        }
        return courses;
    }

    private List<AcuteCourse> episodes(CohortPatient patient, int days) {
        List<AcuteCourse> courses = underWay(patient);
        AcuteUse.Intermittent intermittent = use.intermittent(patient.patientId());
        EpisodeSpacing spacing = intermittent.spacing();
        Later each = new Later(spacing.episodeDays(), intermittent.mmePerDay());
        addLater(courses, patient, days, spacing.gap(), n -> each);
        return courses;
    }

    private static List<AcuteCourse> underWay(CohortPatient patient) {
        List<AcuteCourse> courses = new ArrayList<>();
        if (patient.courseDaysLeft() > 0) {
            courses.add(new AcuteCourse(AcuteCourse.BEFORE_START, patient.courseDaysLeft(), patient.mmePerDay()));
        }
        return courses;
    }

    /** A gap that is under way at the interview has no memory; after a course a whole one follows. */
    private void addLater(
            List<AcuteCourse> courses, CohortPatient patient, int days, MemorylessGap gap, IntFunction<Later> course) {
        int day = patient.courseDaysLeft();
        boolean inGap = patient.mmePerDay() == 0;
        for (int n = 0; day < days; n++) {
            double luck = random.exponential(patient.patientId(), LuckStreams.LATER_COURSE.code(0), n);
            int wait = inGap ? gap.restDays(luck) : gap.days(luck);
            if (wait >= days - day) {
                return;
            }
            Later later = course.apply(n);
            int from = day + wait;
            courses.add(new AcuteCourse(from, from + later.days(), later.mmePerDay()));
            day = from + later.days();
            inGap = false;
        }
    }
}

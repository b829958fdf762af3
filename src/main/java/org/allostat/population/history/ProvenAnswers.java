package org.allostat.population.history;

import java.util.Optional;
import org.allostat.kernel.DsmInterview;
import org.allostat.kernel.SeverityCeiling;
import org.allostat.population.Interview;
import org.allostat.population.Model;
import org.allostat.population.PainCourse;
import org.allostat.population.Person;
import org.allostat.population.Questionnaire;

/**
 * Interviews of people whose answers are known without following them: who answers alike without any load and with the highest that the
 * past can have left, {@link SeverityCeiling}, and so is in no cohort. The answers are those of {@link ExposureHistory}, to the bit.
 */
final class ProvenAnswers {
    private final DsmInterview interview;
    private final Questionnaire questionnaire;
    private final PainCourse painCourse;
    private final SeverityCeiling ceiling;
    private final double misuseExtraMmePerDay;

    ProvenAnswers(Model model) {
        interview = model.interview();
        questionnaire = new Questionnaire(model);
        painCourse = new PainCourse(model);
        ceiling = new SeverityCeiling(model.constants());
        misuseExtraMmePerDay = model.hazard().misuseExtraMmePerDay();
    }

    /** The interview of a person, if the answers are known and put the person into no cohort. */
    Optional<Interview> of(Person person, KnownCourse course) {
        double baseline = person.personTraits().criteriaBaseline();
        Questionnaire.Room room =
                questionnaire.room(person.id(), interview.severity(baseline, 0, 0, 0, person.misuse()));
        int criteria = DsmInterview.counted(room.endorsed(), person.misuse());
        if (Interview.inCohort(person, criteria) || !answersAlike(person, course, room)) {
            return Optional.empty();
        }
        return Optional.of(new Interview(
                person,
                course.mmePerDayAtInterview(),
                course.daysSinceUse(),
                course.courseDaysLeft(),
                room.endorsed(),
                criteria,
                Optional.empty()));
    }

    /** Most thresholds are so far off that it need not be known where they lie. */
    private boolean answersAlike(Person person, KnownCourse course, Questionnaire.Room room) {
        double highest = highestSeverity(person, course);
        return highest <= room.alikeUpTo() || questionnaire.endorsed(person.id(), highest) == room.endorsed();
    }

    private double highestSeverity(Person person, KnownCourse course) {
        double untreated =
                painCourse.untreatedPain(person.traits().untreatedPain(), painCourse.atInterview(person.id()));
        double dose = course.mmePerDay();
        double most = dose + (person.misuse() ? misuseExtraMmePerDay : 0);
        ceiling.begin(person.traits(), untreated, person.formulation(), dose, most);
        course.tell(ceiling);
        return ceiling.severity(person.personTraits().criteriaBaseline(), person.misuse());
    }
}

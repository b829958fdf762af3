package org.allostat.survey.estimate;

import java.util.Map;
import org.allostat.evidence.AgeGroup;
import org.allostat.evidence.Sex;
import org.allostat.kernel.Severity;

/**
 * What an adult answered, whether synthetic or real.
 *
 * @param ageGroup age group
 * @param sex sex
 * @param used whether prescription opioids were used in the past year, as prescribed or not
 * @param misused whether they were misused in the past year
 * @param severity severity of the past-year use disorder as the survey reports it; {@code NONE} without a disorder
 * @param criteria answers on the criteria
 * @param values of further domain variables, by variable; a variable that is unknown is absent
 */
public record Respondent(
        AgeGroup ageGroup,
        Sex sex,
        Answer used,
        Answer misused,
        Severity severity,
        CriteriaAnswers criteria,
        Map<String, String> values) {
    public Respondent {
        values = Map.copyOf(values);
    }

    /** Of whom no more than age and sex is known. */
    public Respondent(
            AgeGroup ageGroup, Sex sex, Answer used, Answer misused, Severity severity, CriteriaAnswers criteria) {
        this(ageGroup, sex, used, misused, severity, criteria, Map.of());
    }
}

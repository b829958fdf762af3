package org.allostat.survey;

import java.util.Map;
import org.allostat.evidence.AgeGroup;
import org.allostat.evidence.Sex;
import org.allostat.kernel.Criterion;
import org.allostat.population.ExposureType;
import org.allostat.population.Interview;
import org.allostat.survey.estimate.Answer;
import org.allostat.survey.estimate.CriteriaAnswers;
import org.allostat.survey.estimate.Respondent;

/**
 * All that estimates ask of an interviewed person. There are few different cells, so a universe of any size is tallied by
 * counting them.
 *
 * @param exposure exposure type, the stratum of the universe
 * @param ageGroup age group
 * @param sex sex
 * @param misuse misused in the past year
 * @param endorsed criteria met as asked, a mask with bit {@link Criterion#ordinal()}
 */
record InterviewCell(ExposureType exposure, AgeGroup ageGroup, Sex sex, boolean misuse, int endorsed) {
    private static final int MASKS = 1 << Criterion.COUNT;
    private static final int AGES = AgeGroup.values().length;
    private static final int SEXES = Sex.values().length;

    /** Codes are in [0, COUNT). */
    static final int COUNT = ExposureType.values().length * AGES * SEXES * 2 * MASKS;

    static InterviewCell of(Interview interview) {
        return new InterviewCell(
                interview.person().exposure(),
                AgeGroup.ofYears(interview.person().ageYears()),
                interview.person().sex(),
                interview.person().misuse(),
                interview.endorsed());
    }

    static InterviewCell ofCode(int code) {
        int group = code / MASKS;
        return new InterviewCell(
                ExposureType.values()[group / 2 / SEXES / AGES],
                AgeGroup.values()[group / 2 / SEXES % AGES],
                Sex.values()[group / 2 % SEXES],
                group % 2 == 1,
                code % MASKS);
    }

    /** The cell as one number. */
    int code() {
        int group = ((exposure.ordinal() * AGES + ageGroup.ordinal()) * SEXES + sex.ordinal()) * 2 + (misuse ? 1 : 0);
        return group * MASKS + endorsed;
    }

    /**
     * The person as a respondent; all people of the universe used opioids in the past year.
     *
     * @param answers what was answered
     * @param values of further domain variables
     */
    Respondent respondent(CriteriaAnswers answers, Map<String, String> values) {
        return new Respondent(ageGroup, sex, Answer.YES, Answer.of(misuse), answers.severity(misuse), answers, values);
    }
}

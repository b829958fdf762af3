package org.allostat.survey;

import org.allostat.kernel.Criterion;
import org.allostat.kernel.Severity;
import org.allostat.population.Interview;
import org.allostat.population.Person;
import org.allostat.survey.estimate.CriteriaAnswers;
import org.jspecify.annotations.Nullable;

/** A row of {@code survey_respondent}, whose DDL gives each column's unit and meaning. */
public record SurveyRespondent(
        long personId,
        double weight,
        int stratum,
        int psu,
        int ageYears,
        String sex,
        String raceEthnicity,
        String insurance,
        String exposureType,
        double mmePerDay,
        double yearsOnOpioids,
        boolean misuse,
        int criteriaCount,
        boolean poud,
        String poudSeverity,
        CriteriaGiven criteria) {

    /** Answers on the criteria in the order of {@link Criterion}; null where one was withheld. */
    public record CriteriaGiven(
            @Nullable Boolean criterionLargerOrLonger,
            @Nullable Boolean criterionCutDown,
            @Nullable Boolean criterionTimeSpent,
            @Nullable Boolean criterionCraving,
            @Nullable Boolean criterionRoleFailure,
            @Nullable Boolean criterionSocialProblems,
            @Nullable Boolean criterionActivitiesGivenUp,
            @Nullable Boolean criterionHazardousUse,
            @Nullable Boolean criterionHealthProblems,
            @Nullable Boolean criterionTolerance,
            @Nullable Boolean criterionWithdrawal) {
        static CriteriaGiven of(CriteriaAnswers answers) {
            return new CriteriaGiven(
                    given(answers, Criterion.LARGER_OR_LONGER),
                    given(answers, Criterion.CUT_DOWN),
                    given(answers, Criterion.TIME_SPENT),
                    given(answers, Criterion.CRAVING),
                    given(answers, Criterion.ROLE_FAILURE),
                    given(answers, Criterion.SOCIAL_PROBLEMS),
                    given(answers, Criterion.ACTIVITIES_GIVEN_UP),
                    given(answers, Criterion.HAZARDOUS_USE),
                    given(answers, Criterion.HEALTH_PROBLEMS),
                    given(answers, Criterion.TOLERANCE),
                    given(answers, Criterion.WITHDRAWAL));
        }

        private static @Nullable Boolean given(CriteriaAnswers answers, Criterion criterion) {
            return switch (answers.to(criterion)) {
                case YES -> true;
                case NO -> false;
                case UNKNOWN -> null;
            };
        }
    }

    /**
     * The row of a person.
     *
     * @param interview what is true
     * @param answers what was answered
     * @param weight adults whom the row stands for
     * @param stratum from 1
     * @param psu from 1
     */
    static SurveyRespondent of(Interview interview, CriteriaAnswers answers, double weight, int stratum, int psu) {
        Person person = interview.person();
        Severity severity = answers.severity(person.misuse());
        return new SurveyRespondent(
                person.id(),
                weight,
                stratum,
                psu,
                person.ageYears(),
                person.sex().label(),
                person.raceEthnicity(),
                person.insurance(),
                person.exposure().label(),
                interview.mmePerDay(),
                person.yearsOnOpioids(),
                person.misuse(),
                answers.count(person.misuse()),
                severity != Severity.NONE,
                severity.label(),
                CriteriaGiven.of(answers));
    }
}

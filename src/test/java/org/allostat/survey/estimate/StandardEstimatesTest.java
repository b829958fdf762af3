package org.allostat.survey.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.allostat.evidence.AgeGroup;
import org.allostat.evidence.Sex;
import org.allostat.kernel.Criterion;
import org.allostat.kernel.Severity;
import org.junit.jupiter.api.Test;

class StandardEstimatesTest {
    private static final List<EstimateDefinition> ADULTS = StandardEstimates.ofAdults();

    @Test
    void everyEstimateIsMadeOncePerDomain() {
        Set<String> seen = new HashSet<>();
        ADULTS.forEach(definition ->
                assertTrue(seen.add(definition.id() + " in " + definition.domain()), "twice: " + definition));
    }

    @Test
    void aSampleOfUsersHasEveryEstimateButTheShareWhoUse() {
        Set<String> users = StandardEstimates.ofUsers(List.of()).stream()
                .map(EstimateDefinition::id)
                .collect(Collectors.toSet());
        Set<String> adults = ADULTS.stream().map(EstimateDefinition::id).collect(Collectors.toSet());
        assertFalse(users.contains("use"));
        adults.remove("use");
        assertEquals(adults, users);
    }

    @Test
    void conditionsFollowThreeValuedLogic() {
        Respondent respondent = new Respondent(
                AgeGroup.AGES_18_TO_34,
                Sex.FEMALE,
                Answer.YES,
                Answer.UNKNOWN,
                Severity.NONE,
                new CriteriaAnswers(1 << Criterion.CRAVING.ordinal(), 1 << Criterion.CRAVING.ordinal()));
        Condition used = new Condition.Used();
        Condition misused = new Condition.Misused();
        assertEquals(Answer.UNKNOWN, used.and(misused).of(respondent));
        assertEquals(Answer.UNKNOWN, new Condition.Not(misused).of(respondent));
        assertEquals(Answer.NO, new Condition.Disorder().and(misused).of(respondent));
        assertEquals(Answer.NO, misused.and(new Condition.Disorder()).of(respondent));
        assertEquals(Answer.UNKNOWN, new Condition.Meets(Criterion.TOLERANCE).of(respondent));
        assertEquals(Answer.YES, new Condition.Meets(Criterion.CRAVING).of(respondent));
        assertEquals(Answer.UNKNOWN, respondent.criteria().disorder(true));
    }

    @Test
    void twoCriteriaAreADisorderUnlessTheyAreToleranceAndWithdrawalWithoutMisuse() {
        int pharmacological = (1 << Criterion.TOLERANCE.ordinal()) | (1 << Criterion.WITHDRAWAL.ordinal());
        CriteriaAnswers answers = CriteriaAnswers.complete(pharmacological);
        assertEquals(Answer.NO, answers.disorder(false));
        assertEquals(Severity.NONE, answers.severity(false));
        assertEquals(Answer.YES, answers.disorder(true));
        assertEquals(Severity.MILD, answers.severity(true));
    }

    @Test
    void withNobodyTheIntervalOfAShareIsTheExactBinomialBound() {
        // 1 - 0.025^(1/10), Clopper and Pearson's upper bound of 0 in 10
        double bound = 0.30849710781876083;
        SurveyInterval nobody = SurveyInterval.logit(0, 0, 5, 10);
        SurveyInterval everybody = SurveyInterval.logit(1, 0, 5, 10);
        assertEquals(0, nobody.low());
        assertEquals(bound, nobody.high(), 1e-12);
        assertEquals(1 - bound, everybody.low(), 1e-12);
        assertEquals(1, everybody.high());
    }
}

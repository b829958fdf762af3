package org.allostat.survey.puf;

import java.util.Arrays;
import java.util.List;
import org.allostat.kernel.Criterion;
import org.allostat.survey.estimate.Answer;
import org.allostat.survey.estimate.CriteriaAnswers;

/**
 * The DSM-5 criteria from the items of the questionnaire. Codes: 1 yes, 3 and 5 yes logically assigned, 13 yes but not
 * counted towards the criterion; 2 no; 81, 83, 91, 93 no use, which is no; 89, 99 legitimate skip, which is no, because the
 * question before it settled the matter; 85, 94, 97, 98 and missing: unknown.
 */
final class PufCriteria {
    private static final String ALLOWED =
            "1, 2, 3, 5, 13, 81, 83, 85, 89, 91, 93, 94, 97, 98, 99 or " + PufRecord.MISSING_FORMS;
    private static final int SYMPTOMS_WANTED = 3;
    private static final List<PufVariable> WITHDRAWAL_SYMPTOMS = List.of(
            PufVariable.UDPRWDFLBLU,
            PufVariable.UDPRWDVOMIT,
            PufVariable.UDPRWDCRAMP,
            PufVariable.UDPRWDRUNNY,
            PufVariable.UDPRWDSWEAT,
            PufVariable.UDPRWDDIARR,
            PufVariable.UDPRWDYAWNS,
            PufVariable.UDPRWDFEVER,
            PufVariable.UDPRWDSLEEP);

    private PufCriteria() {}

    static CriteriaAnswers of(PufRecord record) {
        CriteriaAnswers answers = new CriteriaAnswers(0, 0);
        for (Criterion criterion : Criterion.values()) {
            answers = answers.with(criterion, of(record, criterion));
        }
        return answers;
    }

    private static Answer of(PufRecord record, Criterion criterion) {
        return switch (criterion) {
            case LARGER_OR_LONGER -> any(record, PufVariable.UDPRLRGAMTS);
            case CUT_DOWN -> any(record, PufVariable.UDPRNOTSTOP, PufVariable.UDPRWSHSTOP);
            case TIME_SPENT -> any(record, PufVariable.UDPRTIMEUSE, PufVariable.UDPRTIMEGET);
            case CRAVING -> any(record, PufVariable.UDPRWANTBAD, PufVariable.UDPRSTRURGE);
            case ROLE_FAILURE -> any(record, PufVariable.UDPRWORKPRB);
            case SOCIAL_PROBLEMS -> any(record, PufVariable.UDPRFMLYCTD);
            case ACTIVITIES_GIVEN_UP -> any(record, PufVariable.UDPRSTOPACT);
            case HAZARDOUS_USE -> any(record, PufVariable.UDPRGETHURT);
            case HEALTH_PROBLEMS -> any(record, PufVariable.UDPRHLTHCTD, PufVariable.UDPRMNTLCTD);
            case TOLERANCE -> any(record, PufVariable.UDPRNEEDMOR, PufVariable.UDPRLESSEFF);
            case WITHDRAWAL -> symptoms(record).or(avoidance(record));
        };
    }

    /** Three or more of the nine symptoms (DSM-5, opioid withdrawal). */
    private static Answer symptoms(PufRecord record) {
        List<Answer> answers =
                WITHDRAWAL_SYMPTOMS.stream().map(item -> item(record, item)).toList();
        int met = (int) answers.stream().filter(answer -> answer == Answer.YES).count();
        int unknown = (int)
                answers.stream().filter(answer -> answer == Answer.UNKNOWN).count();
        return Answer.atLeast(SYMPTOMS_WANTED, met, unknown);
    }

    /** Took a pain reliever or heroin, and not something else, to relieve or avoid withdrawal. */
    private static Answer avoidance(PufRecord record) {
        return item(record, PufVariable.UDPRAVOIDWD).and(any(record, PufVariable.UDPRAVWPNRL, PufVariable.UDPRAVWHERN));
    }

    private static Answer any(PufRecord record, PufVariable... items) {
        return Arrays.stream(items).map(item -> item(record, item)).reduce(Answer.NO, Answer::or);
    }

    private static Answer item(PufRecord record, PufVariable variable) {
        return switch (record.code(variable)) {
            case 1, 3, 5 -> Answer.YES;
            case 2, 13, 81, 83, 89, 91, 93, 99 -> Answer.NO;
            case 85, 94, 97, 98, PufRecord.MISSING -> Answer.UNKNOWN;
            default -> {
                record.problem(variable, ALLOWED);
                yield Answer.UNKNOWN;
            }
        };
    }
}

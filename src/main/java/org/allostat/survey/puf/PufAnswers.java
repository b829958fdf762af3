package org.allostat.survey.puf;

import java.util.Optional;
import org.allostat.evidence.AgeGroup;
import org.allostat.evidence.Sex;
import org.allostat.kernel.Severity;
import org.allostat.survey.estimate.Answer;
import org.allostat.survey.estimate.Respondent;

/**
 * A respondent from a record of the public-use file. Use disorder and its severity are the survey's own imputation-revised
 * variables, which apply its counting rule; they are not counted from the items.
 */
final class PufAnswers {
    private static final int YES = 1;
    private static final int NO = 0;
    private static final int MALE = 1;
    private static final int FEMALE = 2;

    private final PufRecord record;

    PufAnswers(PufRecord record) {
        this.record = record;
    }

    /** The age group; empty for those below 18, and after a problem. */
    Optional<AgeGroup> adultAgeGroup() {
        return record.has(PufVariable.AGE3) ? fromAge3() : fromCatag6();
    }

    private Optional<AgeGroup> fromAge3() {
        return switch (record.code(PufVariable.AGE3)) {
            case 1, 2, 3 -> Optional.empty();
            case 4, 5, 6, 7, 8 -> Optional.of(AgeGroup.AGES_18_TO_34);
            case 9, 10 -> Optional.of(AgeGroup.AGES_35_TO_64);
            case 11 -> Optional.of(AgeGroup.AGES_65_AND_OVER);
            default -> noAge(PufVariable.AGE3, "1 to 11");
        };
    }

    private Optional<AgeGroup> fromCatag6() {
        return switch (record.code(PufVariable.CATAG6)) {
            case 1 -> Optional.empty();
            case 2, 3 -> Optional.of(AgeGroup.AGES_18_TO_34);
            case 4, 5 -> Optional.of(AgeGroup.AGES_35_TO_64);
            case 6 -> Optional.of(AgeGroup.AGES_65_AND_OVER);
            default -> noAge(PufVariable.CATAG6, "1 to 6");
        };
    }

    private Optional<AgeGroup> noAge(PufVariable variable, String allowed) {
        record.problem(variable, allowed);
        return Optional.empty();
    }

    /** What the adult answered. */
    Respondent respondent(AgeGroup age) {
        Answer used = record.has(PufVariable.PNRANYYR) ? yesOrNo(PufVariable.PNRANYYR) : usedByRecency();
        Answer misused = yesOrNo(PufVariable.PNRNMYR);
        Severity severity = misused == Answer.YES
                ? severity(PufVariable.IRUD5PNRMIS, PufVariable.IRSEVPNRMIS)
                : severity(PufVariable.IRUD5PNRUNM, PufVariable.IRSEVPNRUNM);
        return new Respondent(age, sex(), used, misused, severity, PufCriteria.of(record));
    }

    private Sex sex() {
        return switch (record.code(PufVariable.IRSEX)) {
            case MALE -> Sex.MALE;
            case FEMALE -> Sex.FEMALE;
            default -> {
                record.problem(PufVariable.IRSEX, "1 male, 2 female");
                yield Sex.FEMALE;
            }
        };
    }

    private Answer yesOrNo(PufVariable variable) {
        return switch (record.code(variable)) {
            case YES -> Answer.YES;
            case NO, 91, 93 -> Answer.NO;
            case 85, 94, 97, 98, PufRecord.MISSING -> Answer.UNKNOWN;
            default -> {
                record.problem(variable, "0 no, 1 yes, 85, 91, 93, 94, 97, 98 or " + PufRecord.MISSING_FORMS);
                yield Answer.UNKNOWN;
            }
        };
    }

    /** Past-year use from the most recent use, which is not imputed. */
    private Answer usedByRecency() {
        return switch (record.code(PufVariable.PNRANYREC)) {
            case 1 -> Answer.YES;
            case 2, 81, 83, 91, 93 -> Answer.NO;
            case 9, 85, 94, 97, 98, PufRecord.MISSING -> Answer.UNKNOWN;
            default -> {
                record.problem(
                        PufVariable.PNRANYREC, "1, 2, 9, 81, 83, 85, 91, 93, 94, 97, 98 or " + PufRecord.MISSING_FORMS);
                yield Answer.UNKNOWN;
            }
        };
    }

    /** Imputed where the respondent did not say: not knowing would silently be counted as no. */
    private boolean hasDisorder(PufVariable disorder) {
        return switch (record.code(disorder)) {
            case YES -> true;
            case NO, 91, 93 -> false;
            default -> {
                record.problem(disorder, "0 no, 1 yes; it is imputed and never missing");
                yield false;
            }
        };
    }

    private Severity severity(PufVariable disorder, PufVariable severity) {
        if (!hasDisorder(disorder)) {
            return Severity.NONE;
        }
        return switch (record.code(severity)) {
            case 1 -> Severity.MILD;
            case 2 -> Severity.MODERATE;
            case 3 -> Severity.SEVERE;
            default -> {
                record.problem(severity, "1 mild, 2 moderate, 3 severe where " + disorder + " is 1");
                yield Severity.NONE;
            }
        };
    }
}

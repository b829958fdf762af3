package org.allostat.survey.estimate;

import org.allostat.kernel.Criterion;
import org.allostat.kernel.Severity;

/**
 * Which of the eleven DSM-5 criteria a respondent meets, as asked, before it is decided which of them count.
 *
 * @param met criteria met, a mask with bit {@link Criterion#ordinal()}
 * @param known criteria whose answer is known, a mask of the same kind that contains {@code met}
 */
public record CriteriaAnswers(int met, int known) {
    private static final int DISORDER_FROM = 2;
    private static final int ALL = (1 << Criterion.COUNT) - 1;

    public CriteriaAnswers {
        if ((known & ~ALL) != 0 || (met & ~known) != 0) {
            throw new IllegalArgumentException(
                    "met must be a part of known, and known of the criteria: " + met + ", " + known);
        }
    }

    /** Every answer known. */
    public static CriteriaAnswers complete(int met) {
        return new CriteriaAnswers(met, ALL);
    }

    public Answer to(Criterion criterion) {
        int bit = 1 << criterion.ordinal();
        return (known & bit) == 0 ? Answer.UNKNOWN : Answer.of((met & bit) != 0);
    }

    /** The same answers with one of them put to an answer. */
    public CriteriaAnswers with(Criterion criterion, Answer answer) {
        int bit = 1 << criterion.ordinal();
        return switch (answer) {
            case YES -> new CriteriaAnswers(met | bit, known | bit);
            case NO -> new CriteriaAnswers(met & ~bit, known | bit);
            case UNKNOWN -> new CriteriaAnswers(met & ~bit, known & ~bit);
        };
    }

    /** Whether two or more criteria count: of all eleven with misuse, of nine without (NSDUH 2021 and 2022 codebooks). */
    Answer disorder(boolean misuse) {
        int counting = 0;
        for (Criterion criterion : Criterion.values()) {
            counting |= misuse || !criterion.countsOnlyWithMisuse() ? 1 << criterion.ordinal() : 0;
        }
        return Answer.atLeast(DISORDER_FROM, Integer.bitCount(met & counting), Integer.bitCount(counting & ~known));
    }

    /** The severity of the criteria that count, those of unknown answer taken as not met. */
    public Severity severity(boolean misuse) {
        return Severity.ofCriteria(count(misuse));
    }

    /** How many criteria are met and count, those of unknown answer taken as not met. */
    public int count(boolean misuse) {
        int count = 0;
        for (Criterion criterion : Criterion.values()) {
            boolean counts = misuse || !criterion.countsOnlyWithMisuse();
            count += counts && to(criterion) == Answer.YES ? 1 : 0;
        }
        return count;
    }
}

package org.allostat.survey.estimate;

import org.allostat.evidence.AgeGroup;
import org.allostat.evidence.Sex;
import org.allostat.kernel.Criterion;
import org.allostat.kernel.Severity;
import org.jspecify.annotations.Nullable;

/** A property that a respondent has, does not have, or of which this is unknown. */
public sealed interface Condition {
    /** Whether a respondent has the property. */
    Answer of(Respondent respondent);

    /** This property and another one. */
    default Condition and(Condition other) {
        return new Both(this, other);
    }

    /** Every adult. */
    record Everyone() implements Condition {
        @Override
        public Answer of(Respondent respondent) {
            return Answer.YES;
        }
    }

    /** Past-year use of prescription opioids. */
    record Used() implements Condition {
        @Override
        public Answer of(Respondent respondent) {
            return respondent.used();
        }
    }

    /** Past-year misuse. */
    record Misused() implements Condition {
        @Override
        public Answer of(Respondent respondent) {
            return respondent.misused();
        }
    }

    /** Past-year use disorder, as the survey reports it. */
    record Disorder() implements Condition {
        @Override
        public Answer of(Respondent respondent) {
            return Answer.of(respondent.severity() != Severity.NONE);
        }
    }

    /** Past-year use disorder counted anew from the criteria: eleven with misuse, nine without. */
    record CountedDisorder() implements Condition {
        @Override
        public Answer of(Respondent respondent) {
            return switch (respondent.misused()) {
                case YES -> respondent.criteria().disorder(true);
                case NO -> respondent.criteria().disorder(false);
                case UNKNOWN -> Answer.UNKNOWN;
            };
        }
    }

    /**
     * Past-year use disorder of one severity.
     *
     * @param severity the severity
     */
    record OfSeverity(Severity severity) implements Condition {
        @Override
        public Answer of(Respondent respondent) {
            return Answer.of(respondent.severity() == severity);
        }
    }

    /**
     * One criterion is met, whether it counts or not.
     *
     * @param criterion the criterion
     */
    record Meets(Criterion criterion) implements Condition {
        @Override
        public Answer of(Respondent respondent) {
            return respondent.criteria().to(criterion);
        }
    }

    /**
     * Age.
     *
     * @param ageGroup the age group
     */
    record InAgeGroup(AgeGroup ageGroup) implements Condition {
        @Override
        public Answer of(Respondent respondent) {
            return Answer.of(respondent.ageGroup() == ageGroup);
        }
    }

    /**
     * Sex.
     *
     * @param sex the sex
     */
    record OfSex(Sex sex) implements Condition {
        @Override
        public Answer of(Respondent respondent) {
            return Answer.of(respondent.sex() == sex);
        }
    }

    /**
     * A further domain.
     *
     * @param domain the domain
     */
    record InDomain(Domain domain) implements Condition {
        @Override
        public Answer of(Respondent respondent) {
            @Nullable String value = respondent.values().get(domain.variable());
            return value == null ? Answer.UNKNOWN : Answer.of(value.equals(domain.value()));
        }
    }

    /**
     * The opposite.
     *
     * @param condition of what
     */
    record Not(Condition condition) implements Condition {
        @Override
        public Answer of(Respondent respondent) {
            return condition.of(respondent).not();
        }
    }

    /**
     * Two properties at once.
     *
     * @param first one
     * @param second the other
     */
    record Both(Condition first, Condition second) implements Condition {
        @Override
        public Answer of(Respondent respondent) {
            Answer answer = first.of(respondent);
            return answer == Answer.NO ? answer : answer.and(second.of(respondent));
        }
    }
}

package org.allostat.survey.estimate;

/** A yes, a no, or nothing that tells which. */
public enum Answer {
    YES,
    NO,
    UNKNOWN;

    /** The answer that a truth value gives. */
    public static Answer of(boolean yes) {
        return yes ? YES : NO;
    }

    /** Yes if both are; no if either is. */
    public Answer and(Answer other) {
        if (this == NO || other == NO) {
            return NO;
        }
        return this == YES ? other : UNKNOWN;
    }

    /** Yes if either is; no if both are. */
    public Answer or(Answer other) {
        return not().and(other.not()).not();
    }

    Answer not() {
        return switch (this) {
            case YES -> NO;
            case NO -> YES;
            case UNKNOWN -> UNKNOWN;
        };
    }

    /** Whether at least {@code wanted} are met, when {@code met} are and {@code unknown} may be. */
    public static Answer atLeast(int wanted, int met, int unknown) {
        if (met >= wanted) {
            return YES;
        }
        return met + unknown < wanted ? NO : UNKNOWN;
    }
}

package org.allostat.population;

import org.allostat.kernel.Criterion;

/** The DSM-5 criteria met and counted, one boolean per criterion in the order of {@link Criterion}. */
public record CriteriaMet(
        boolean criterionLargerOrLonger,
        boolean criterionCutDown,
        boolean criterionTimeSpent,
        boolean criterionCraving,
        boolean criterionRoleFailure,
        boolean criterionSocialProblems,
        boolean criterionActivitiesGivenUp,
        boolean criterionHazardousUse,
        boolean criterionHealthProblems,
        boolean criterionTolerance,
        boolean criterionWithdrawal) {
    /** From a mask with bit {@link Criterion#ordinal()}. */
    static CriteriaMet ofMask(int mask) {
        return new CriteriaMet(
                has(mask, Criterion.LARGER_OR_LONGER),
                has(mask, Criterion.CUT_DOWN),
                has(mask, Criterion.TIME_SPENT),
                has(mask, Criterion.CRAVING),
                has(mask, Criterion.ROLE_FAILURE),
                has(mask, Criterion.SOCIAL_PROBLEMS),
                has(mask, Criterion.ACTIVITIES_GIVEN_UP),
                has(mask, Criterion.HAZARDOUS_USE),
                has(mask, Criterion.HEALTH_PROBLEMS),
                has(mask, Criterion.TOLERANCE),
                has(mask, Criterion.WITHDRAWAL));
    }

    private static boolean has(int mask, Criterion criterion) {
        return (mask & (1 << criterion.ordinal())) != 0;
    }
}

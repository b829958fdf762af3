package org.allostat.outcomes;

import org.jspecify.annotations.Nullable;

/**
 * What happened to one patient under one policy in one parameter draw; a row of {@code patient_outcomes}. Days count from
 * policy start; means are over the days alive; end values are those of the last day alive.
 *
 * @param patientId cohort patient
 * @param weight US adults the patient stands for
 * @param policy id of the policy followed
 * @param draw parameter draw; 0 holds the registry's own values
 * @param died died of any cause
 * @param deathDay day of death, absent if alive at the end
 * @param overdoses overdoses by any route, fatal or not
 * @param overdosesPrescribed overdoses by dose on prescription
 * @param overdosesLostTolerance overdoses by return to use after tolerance was lost
 * @param overdosesIllicit overdoses by illicit substitution
 * @param overdoseClaimsDefined overdoses or withdrawals as claims data define them
 * @param fatalOverdose died of an overdose
 * @param suicide died by suicide
 * @param overdoseOrSuicideDeath died of an overdose or by suicide
 * @param mentalHealthCrises mental-health crises
 * @param expectedOverdosesPrescribed cumulative hazard of overdose by dose on prescription
 * @param expectedOverdosesLostTolerance cumulative hazard of overdose on lost tolerance
 * @param expectedOverdosesIllicit cumulative hazard of overdose by illicit substitution
 * @param expectedCrises cumulative hazard of mental-health crisis
 * @param misuseDay first day of misuse or illicit use, absent if there was none
 * @param offOpioids takes no opioid at the end
 * @param onBuprenorphine takes buprenorphine at the end
 * @param endMmePerDay full-agonist dose at the end, MME/d
 * @param escalations dose escalations
 * @param taperOffered was offered, or ordered, a taper
 * @param taperAccepted began a taper
 * @param taperCompleted reached the floor of a taper
 * @param taperFailed gave up a taper
 * @param buprenorphineOffered was offered buprenorphine
 * @param buprenorphineAccepted switched to buprenorphine
 * @param meanPain NRS 0 to 10
 * @param meanHyperkatifeia 0 to 10
 * @param meanMood 0 to 10
 * @param meanUtility EQ-5D index
 * @param maxCows highest COWS, 0 to 48
 * @param endPain NRS 0 to 10
 * @param endMood 0 to 10
 * @param endHyperkatifeia 0 to 10
 * @param endCriteriaCount DSM-5 criteria met
 * @param personDays days alive
 * @param lifeYearsUndiscounted years alive
 * @param lifeYears discounted years alive
 * @param qalys discounted quality-adjusted life-years
 * @param costOpioidsUsd discounted cost of opioids
 * @param costCareUsd discounted cost of all other care
 * @param costUsd discounted cost, sum of the two
 */
public record PatientOutcome(
        long patientId,
        double weight,
        String policy,
        int draw,
        boolean died,
        @Nullable Integer deathDay,
        int overdoses,
        int overdosesPrescribed,
        int overdosesLostTolerance,
        int overdosesIllicit,
        int overdoseClaimsDefined,
        boolean fatalOverdose,
        boolean suicide,
        boolean overdoseOrSuicideDeath,
        int mentalHealthCrises,
        double expectedOverdosesPrescribed,
        double expectedOverdosesLostTolerance,
        double expectedOverdosesIllicit,
        double expectedCrises,
        @Nullable Integer misuseDay,
        boolean offOpioids,
        boolean onBuprenorphine,
        double endMmePerDay,
        int escalations,
        boolean taperOffered,
        boolean taperAccepted,
        boolean taperCompleted,
        boolean taperFailed,
        boolean buprenorphineOffered,
        boolean buprenorphineAccepted,
        double meanPain,
        double meanHyperkatifeia,
        double meanMood,
        double meanUtility,
        double maxCows,
        double endPain,
        double endMood,
        double endHyperkatifeia,
        int endCriteriaCount,
        int personDays,
        double lifeYearsUndiscounted,
        double lifeYears,
        double qalys,
        double costOpioidsUsd,
        double costCareUsd,
        double costUsd) {}

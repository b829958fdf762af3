package org.allostat.population;

import org.allostat.kernel.KernelState;
import org.allostat.kernel.PatientTraits;
import org.allostat.policy.PersonTraits;

/**
 * A cohort patient at interview; a row of {@code cohort}, whose DDL gives each column's unit and meaning. Nested records
 * stand for their own columns.
 */
public record CohortPatient(
        long patientId,
        double weight,
        String exposureType,
        int ageYears,
        String sex,
        String raceEthnicity,
        String insurance,
        boolean selfRatedHealthFairPoor,
        boolean seriousDistress,
        String painCondition,
        boolean startedForAcutePain,
        double mmePerDay,
        int courseDaysLeft,
        String formulation,
        double yearsOnOpioids,
        boolean benzodiazepine,
        boolean depression,
        boolean misuse,
        int criteriaCount,
        String poudSeverity,
        CriteriaMet criteria,
        Baseline baseline,
        PatientTraits traits,
        PersonTraits personTraits,
        KernelState state) {

    /** The same patient, found in the same state, with other traits. */
    public CohortPatient withTraits(PatientTraits otherTraits, PersonTraits otherPersonTraits) {
        return new CohortPatient(
                patientId,
                weight,
                exposureType,
                ageYears,
                sex,
                raceEthnicity,
                insurance,
                selfRatedHealthFairPoor,
                seriousDistress,
                painCondition,
                startedForAcutePain,
                mmePerDay,
                courseDaysLeft,
                formulation,
                yearsOnOpioids,
                benzodiazepine,
                depression,
                misuse,
                criteriaCount,
                poudSeverity,
                criteria,
                baseline,
                otherTraits,
                otherPersonTraits,
                state);
    }

    /** How the patient is on the day of the interview. */
    public record Baseline(
            double baselinePain, double baselineHyperkatifeia, double baselineCows, double baselineCraving) {}
}

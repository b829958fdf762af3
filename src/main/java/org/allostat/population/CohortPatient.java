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

    /** How the patient is on the day of the interview. */
    public record Baseline(
            double baselinePain, double baselineHyperkatifeia, double baselineCows, double baselineCraving) {}
}

package org.allostat.policy;

import java.io.Serializable;
import java.util.List;

/**
 * Who a patient must be, by what a prescriber can see. Race and ethnicity are no conditions, on purpose.
 *
 * @param minAgeYears youngest, at the visit
 * @param maxAgeYears oldest, at the visit
 * @param sex either, or one
 * @param painConditions labels of main pain conditions; none means any
 * @param insurances labels of insurance; none means any
 * @param formulations labels of how the full agonist is taken at the visit; none means any
 * @param benzodiazepine whether a benzodiazepine is taken too
 * @param depression whether the patient has depression
 * @param maxCriteriaCount most DSM-5 criteria at policy start
 */
public record PatientIs(
        int minAgeYears,
        int maxAgeYears,
        SexIs sex,
        List<String> painConditions,
        List<String> insurances,
        List<String> formulations,
        Answer benzodiazepine,
        Answer depression,
        int maxCriteriaCount)
        implements Serializable {
    /** Anybody: no condition. */
    public static final PatientIs ANYBODY =
            new PatientIs(0, 120, SexIs.ANY, List.of(), List.of(), List.of(), Answer.ANY, Answer.ANY, 11);

    /** Either sex, or one. */
    public enum SexIs {
        ANY,
        FEMALE,
        MALE;

        private boolean allows(boolean female) {
            return this == ANY || (this == FEMALE) == female;
        }
    }

    /** Whether something must hold, must not, or does not matter. */
    public enum Answer {
        ANY,
        YES,
        NO;

        private boolean allows(boolean holds) {
            return this == ANY || (this == YES) == holds;
        }
    }

    public PatientIs {
        painConditions = List.copyOf(painConditions);
        insurances = List.copyOf(insurances);
        formulations = List.copyOf(formulations);
    }

    /** Whether a patient at a visit meets every condition. */
    boolean allows(Visit visit, CareState care) {
        return visit.ageYears >= minAgeYears
                && visit.ageYears <= maxAgeYears
                && sex.allows(visit.female)
                && isIn(painConditions, visit.painCondition)
                && isIn(insurances, visit.insurance)
                && isIn(formulations, care.formulation)
                && benzodiazepine.allows(visit.benzodiazepine)
                && depression.allows(visit.depression)
                && visit.criteriaCount <= maxCriteriaCount;
    }

    private static boolean isIn(List<String> allowed, String label) {
        return allowed.isEmpty() || allowed.contains(label);
    }
}

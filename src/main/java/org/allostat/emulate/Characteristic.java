package org.allostat.emulate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.allostat.evidence.Sex;
import org.allostat.kernel.Formulation;
import org.allostat.population.CohortPatient;

/** What a study can know of a person at the start of the record; the names are those of the window algebra. */
@SuppressWarnings("ImmutableEnumChecker") // a record of two numbers, a list that was copied, functions without state
public enum Characteristic {
    /** Age, years. */
    AGE(18, 120, patient -> patient.ageYears()),
    /** 1 for women. */
    FEMALE(0, 1, patient -> truth(patient.sex().equals(Sex.FEMALE.label()))),
    /** 1 where a benzodiazepine is taken too. */
    BENZODIAZEPINE(0, 1, patient -> truth(patient.benzodiazepine())),
    /** 1 with depression. */
    DEPRESSION(0, 1, patient -> truth(patient.depression())),
    /** 1 with misuse at the start. */
    MISUSED(0, 1, patient -> truth(patient.misuse())),
    /** 1 where the opioid is not of immediate release. */
    LONG_ACTING(
            0,
            1,
            patient -> truth(!patient.formulation()
                    .equals(Formulation.IMMEDIATE_RELEASE.name().toLowerCase(Locale.ROOT)))),
    /** 1 where opioids were started for acute pain. */
    STARTED_FOR_ACUTE_PAIN(0, 1, patient -> truth(patient.startedForAcutePain())),
    /** DSM-5 criteria at the start. */
    CRITERIA_COUNT(0, 11, patient -> patient.criteriaCount()),
    /** Years on opioids at the start. */
    YEARS_ON_OPIOIDS(0, 100, CohortPatient::yearsOnOpioids),
    /** Dose at the start, MME/d. */
    START_MME(0, Double.POSITIVE_INFINITY, CohortPatient::mmePerDay),
    /** Pain on the day of the start, NRS. */
    START_PAIN(0, 10, patient -> patient.baseline().baselinePain()),
    /** Pain without opioids, NRS. */
    UNTREATED_PAIN(0, 10, patient -> patient.traits().untreatedPain());

    private final Range range;
    private final ToDoubleFunction<CohortPatient> value;

    Characteristic(double low, double high, ToDoubleFunction<CohortPatient> value) {
        range = new Range(low, high);
        this.value = value;
    }

    private static double truth(boolean holds) {
        return holds ? 1 : 0;
    }

    double of(CohortPatient patient) {
        return value.applyAsDouble(patient);
    }

    Range range() {
        return range;
    }

    /** The name in files: {@code untreated_pain}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Every name. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(Characteristic::label).toList();
    }
}

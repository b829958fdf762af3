package org.allostat.population;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.allostat.evidence.Insurance;
import org.allostat.evidence.Sex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which strata a patient belongs to. */
class StratumVariableTest {
    @ParameterizedTest
    @CsvSource({
        "AGE_GROUP, 18, 18-34",
        "AGE_GROUP, 34, 18-34",
        "AGE_GROUP, 35, 35-64",
        "AGE_GROUP, 64, 35-64",
        "AGE_GROUP, 65, 65+",
        "MME_BAND, 0, 0",
        "MME_BAND, 0.01, >0-<20",
        "MME_BAND, 19.9, >0-<20",
        "MME_BAND, 20, 20-<50",
        "MME_BAND, 49.9, 20-<50",
        "MME_BAND, 50, 50-<90",
        "MME_BAND, 90, 90+",
        "YEARS_ON_OPIOIDS, 0.9, <1",
        "YEARS_ON_OPIOIDS, 1, 1-<5",
        "YEARS_ON_OPIOIDS, 5, 5-<10",
        "YEARS_ON_OPIOIDS, 10, 10+",
        "POUD_SEVERITY, 2, mild",
        "POUD_SEVERITY, 3, mild",
        "POUD_SEVERITY, 4, moderate",
        "POUD_SEVERITY, 5, moderate",
        "POUD_SEVERITY, 6, severe",
        "POUD_SEVERITY, 11, severe"
    })
    void boundsBelongToTheUpperStratum(StratumVariable variable, double value, String stratum) {
        CohortPatient patient = switch (variable) {
            case AGE_GROUP -> Patients.of((int) value, 30, 3, 2, "female", "private");
            case MME_BAND -> Patients.of(50, value, 3, 2, "female", "private");
            case YEARS_ON_OPIOIDS -> Patients.of(50, 30, value, 2, "female", "private");
            case POUD_SEVERITY -> Patients.of(50, 30, 3, (int) value, "female", "private");
            case ALL, EXPOSURE_TYPE, SEX, BENZODIAZEPINE, DEPRESSION, INSURANCE -> throw new IllegalArgumentException();
        };
        assertEquals(stratum, strata(patient).get(variable.ordinal()));
    }

    @Test
    void labelsAreThoseOfTheCohort() {
        for (Insurance insurance : Insurance.values()) {
            CohortPatient patient = Patients.of(50, 30, 3, 2, "male", insurance.label());
            assertEquals(insurance.label(), strata(patient).get(StratumVariable.INSURANCE.ordinal()));
        }
        for (Sex sex : Sex.values()) {
            CohortPatient patient = Patients.of(50, 30, 3, 2, sex.label(), "other");
            assertEquals(sex.label(), strata(patient).get(StratumVariable.SEX.ordinal()));
        }
        CohortPatient unknown = Patients.of(50, 30, 3, 2, "female", "tricare");
        assertThrows(IllegalArgumentException.class, () -> StratumVariable.strataOf(unknown));
    }

    @Test
    void strataAreNumberedThroughWithoutGaps() {
        Set<Integer> numbers = new HashSet<>();
        for (StratumVariable variable : StratumVariable.values()) {
            for (int n = 0; n < variable.strata().size(); n++) {
                numbers.add(variable.offset() + n);
            }
        }
        assertEquals(StratumVariable.totalStrata(), numbers.size());
        assertEquals(
                StratumVariable.totalStrata() - 1,
                numbers.stream().max(Integer::compare).orElse(0));
    }

    private static List<String> strata(CohortPatient patient) {
        int[] numbers = StratumVariable.strataOf(patient);
        return Arrays.stream(StratumVariable.values())
                .map(variable -> variable.strata().get(numbers[variable.ordinal()] - variable.offset()))
                .toList();
    }
}

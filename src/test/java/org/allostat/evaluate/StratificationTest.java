package org.allostat.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StratificationTest {
    private final Stratification stratification = new Stratification(
            List.of("female", "male"), List.of("mild", "moderate", "severe"), List.of("private", "medicaid", "none"));

    @Test
    void aPatientIsInOneStratumOfEachVariable() {
        assertEquals(
                List.of(
                        "all=all",
                        "sex=male",
                        "age_group=35-64",
                        "mme_band=50-<90",
                        "years_on_opioids=1-<5",
                        "poud_severity=mild",
                        "benzodiazepine=true",
                        "depression=false",
                        "insurance=medicaid"),
                strata(new Stratification.Patient("male", 64.9, 50, 4.99, "mild", true, false, "medicaid")));
    }

    @ParameterizedTest
    @CsvSource({
        "18, 0, 0, 18-34, 0-<20, <1",
        "34.99, 19.99, 0.99, 18-34, 0-<20, <1",
        "35, 20, 1, 35-64, 20-<50, 1-<5",
        "65, 50, 5, 65+, 50-<90, 5-<10",
        "99, 90, 10, 65+, >=90, >=10"
    })
    void bandsHoldTheirLowerAndNotTheirUpperBound(
            double age, double dose, double years, String ageGroup, String mmeBand, String yearsBand) {
        List<String> strata =
                strata(new Stratification.Patient("female", age, dose, years, "severe", false, false, "none"));
        assertEquals(
                List.of("age_group=" + ageGroup, "mme_band=" + mmeBand, "years_on_opioids=" + yearsBand),
                strata.subList(2, 5));
    }

    @Test
    void anUnknownLabelIsRefusedWithWhatIsAllowed() {
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> strata(new Stratification.Patient("Male", 40, 50, 2, "mild", true, false, "none")))
                .getMessage();
        assertEquals("sex must be one of [female, male]: Male", message);
        assertThrows(
                IllegalArgumentException.class,
                () -> strata(new Stratification.Patient("male", Double.NaN, 50, 2, "mild", true, false, "none")));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Stratification(List.of("male", "male"), List.of("mild"), List.of("none")));
    }

    private List<String> strata(Stratification.Patient patient) {
        return Arrays.stream(stratification.levelsOf(patient))
                .mapToObj(number -> stratification.levels().get(number))
                .map(level -> level.variable() + "=" + level.stratum())
                .toList();
    }
}

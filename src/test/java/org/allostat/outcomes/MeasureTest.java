package org.allostat.outcomes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MeasureTest {
    @Test
    void aValueIsRoundedOnceToTheNearestStep() {
        PatientOutcome outcome = PatientOutcomes.of(
                Map.of("costUsd", 1234.567, "qalys", 3.123456789, "expectedCrises", 0.0123456789, "overdoses", 3));
        assertEquals(123_457, Quantity.COST_USD.steps(outcome));
        assertEquals(3_123_457, Quantity.QALYS.steps(outcome));
        assertEquals(12_345_679, Quantity.EXPECTED_CRISES.steps(outcome));
        assertEquals(3, Quantity.OVERDOSES.steps(outcome));
        assertEquals(1, Quantity.OVERDOSED.steps(outcome));
        assertEquals(1, Quantity.PERSONS.steps(outcome));
    }

    @Test
    void negativeValuesRoundToTheNearestStep() {
        assertEquals(-123, Quantity.COST_USD.steps(PatientOutcomes.of(Map.of("costUsd", -1.2349))));
    }

    @Test
    void whatIsNoNumberIsRefusedWithItsName() {
        for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY, 1e300}) {
            PatientOutcome outcome = PatientOutcomes.of(Map.of("patientId", 17L, "policy", "hold", "meanPain", value));
            String message = assertThrows(IllegalArgumentException.class, () -> Quantity.MEAN_PAIN.steps(outcome))
                    .getMessage();
            assertEquals("MEAN_PAIN of patient 17 under policy hold cannot be summed: " + value, message);
        }
    }

    @Test
    void theDeadHaveNoEndState() {
        Map<String, Object> end =
                Map.of("died", true, "endPain", 4.0, "offOpioids", true, "onBuprenorphine", true, "endMmePerDay", 90.0);
        PatientOutcome dead = PatientOutcomes.of(end);
        assertEquals(0, Quantity.END_PAIN.steps(dead));
        assertEquals(0, Quantity.OFF_OPIOIDS_AT_END.steps(dead));
        assertEquals(0, Quantity.ON_BUPRENORPHINE_AT_END.steps(dead));
        assertEquals(0, Quantity.END_MME_PER_DAY.steps(dead));
        assertEquals(0, Quantity.ALIVE_AT_END.steps(dead));
        assertEquals(Quantity.ALIVE_AT_END, Measure.END_PAIN.denominator());
    }

    @Test
    void misuseIsThatADayOfMisuseIsKnown() {
        assertEquals(0, Quantity.MISUSE.steps(PatientOutcomes.of(Map.of())));
        assertEquals(1, Quantity.MISUSE.steps(PatientOutcomes.of(Map.of("misuseDay", 0))));
    }

    @Test
    void twoEventsIn36525PersonDaysAreTwoPer100PersonYears() {
        assertEquals(
                0,
                new BigDecimal(2)
                        .compareTo(Measure.OVERDOSES
                                .unitsPerStep()
                                .multiply(new BigDecimal(2))
                                .divide(new BigDecimal(36_525))));
        assertEquals(0, new BigDecimal("0.000036525").compareTo(Measure.EXPECTED_CRISES.unitsPerStep()));
        assertEquals(0, new BigDecimal("0.01").compareTo(Measure.COST_USD.unitsPerStep()));
        assertEquals(0, new BigDecimal("0.000001").compareTo(Measure.TOTAL_QALYS.unitsPerStep()));
        assertEquals(0, BigDecimal.ONE.compareTo(Measure.DIED.unitsPerStep()));
    }

    @Test
    void labelsAreUniqueLowerCaseAndEveryOutcomeColumnIsMeasured() {
        assertEquals(
                Measure.values().length,
                Arrays.stream(Measure.values()).map(Measure::label).distinct().count());
        String quantities = Arrays.stream(Quantity.values()).map(Enum::name).collect(Collectors.joining(" "));
        for (RecordComponent component : PatientOutcome.class.getRecordComponents()) {
            String column = component.getName().replaceAll("([A-Z])", "_$1").toUpperCase(java.util.Locale.ROOT);
            boolean notMeasured = Arrays.asList(
                            "PATIENT_ID", "WEIGHT", "POLICY", "DRAW", "BEYOND_HORIZON", "DEATH_DAY", "MISUSE_DAY")
                    .contains(column);
            assertTrue(notMeasured || quantities.contains(column), column);
        }
    }
}

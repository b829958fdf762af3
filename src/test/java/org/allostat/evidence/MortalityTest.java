package org.allostat.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.allostat.problem.InputException;
import org.junit.jupiter.api.Test;

final class MortalityTest {
    private static final LifeTable TWO_AGES = LifeTable.read(
            new CsvSource("life.csv", "age_years,sex,qx\n50,male,0.1\n50,female,0.05\n51,male,0.2\n51,female,0.001\n"));

    @Test
    void agesAboveTheTableUseItsLastRow() {
        assertEquals(0.2, TWO_AGES.yearlyDeathProbability(90, Sex.MALE));
        assertThrows(IllegalArgumentException.class, () -> TWO_AGES.yearlyDeathProbability(49, Sex.MALE));
    }

    /** By hand: h = -ln 0.9 = 0.105360515657826, less 0.005, times 1.5. */
    @Test
    void causesAreTakenOutOfTheHazardBeforeTheRatio() {
        BackgroundMortality mortality =
                new BackgroundMortality(TWO_AGES, List.of(new CauseOfDeath("x", Sex.MALE, 0.005)), 1.5);
        assertEquals(1.5 * 0.100360515657826, mortality.yearlyHazard(50, Sex.MALE), 1e-14);
        assertEquals(1 - Math.exp(-1.5 * 0.100360515657826), mortality.yearlyDeathProbability(50, Sex.MALE), 1e-14);
        assertEquals(1.5 * 0.05129329438755058, mortality.yearlyHazard(50, Sex.FEMALE), 1e-14);
    }

    /** By hand: h = -ln 0.999 = 0.0010005003335835344; a quarter of it stays. */
    @Test
    void aQuarterOfTheTableAlwaysStays() {
        BackgroundMortality mortality =
                new BackgroundMortality(TWO_AGES, List.of(new CauseOfDeath("x", Sex.FEMALE, 0.002)), 1);
        assertEquals(0.0010005003335835344 / 4, mortality.yearlyHazard(51, Sex.FEMALE), 1e-15);
    }

    /** Social Security Administration, period life table 2022: men at 18 and 100, women at 100. */
    @Test
    void standardTableHoldsThePublishedProbabilities() {
        LifeTable table = LifeTable.standard();
        assertEquals(18, table.firstAgeYears());
        assertEquals(100, table.lastAgeYears());
        assertEquals(0.001026, table.yearlyDeathProbability(18, Sex.MALE));
        assertEquals(0.391927, table.yearlyDeathProbability(100, Sex.MALE));
        assertEquals(0.342716, table.yearlyDeathProbability(100, Sex.FEMALE));
    }

    /** 17.4 per 100,000 adults of both sexes, the rate from which the two were split. */
    @Test
    void suicideRatesOfBothSexesAverageToThePublishedOne() {
        double deaths = 0;
        double persons = 0;
        for (AdultGroup group : AdultGroup.standard()) {
            for (CauseOfDeath cause : CauseOfDeath.standard()) {
                if (cause.cause().equals("suicide") && cause.sex() == group.sex()) {
                    deaths += cause.deathsPerYear() * group.populationMillion();
                    persons += group.populationMillion();
                }
            }
        }
        assertEquals(17.4e-5, deaths / persons, 0.05e-5);
    }

    @Test
    void gapsAndImpossibleProbabilitiesAreListed() {
        List<String> gap = assertThrows(
                        InputException.class,
                        () -> LifeTable.read(new CsvSource("life.csv", "age_years,sex,qx\n50,male,0.1\n52,male,0.1\n")))
                .problems();
        assertEquals(2, gap.size());
        assertTrue(gap.get(1).endsWith("must have every age from 50 to 52 once for sex male"), gap.get(1));
        List<String> impossible = assertThrows(
                        InputException.class,
                        () -> LifeTable.read(new CsvSource("life.csv", "age_years,sex,qx\n50,man,1.2\n")))
                .problems();
        assertEquals(
                List.of(
                        "life.csv:2: qx must be in [0, 1): 1.2",
                        "life.csv:2: sex must be one of female, male: \"man\""),
                impossible);
    }
}

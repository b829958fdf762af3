package org.allostat.outcomes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.allostat.evidence.BackgroundMortality;
import org.allostat.evidence.CsvSource;
import org.allostat.evidence.LifeTable;
import org.allostat.evidence.Sex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemainingLifeTest {
    private static BackgroundMortality constant(double hazard) {
        double q = -Math.expm1(-hazard);
        StringBuilder rows = new StringBuilder("age_years,sex,qx\n");
        for (int age = 18; age <= 100; age++) {
            rows.append(age).append(",female,").append(q).append('\n');
            rows.append(age).append(",male,").append(q).append('\n');
        }
        return new BackgroundMortality(LifeTable.read(new CsvSource("constant", rows.toString())), List.of(), 1);
    }

    /** Survival exp(-h t), worth (1 + r)^-t: the integral is 1 / (h + ln(1 + r)), at every age. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.015, 0.03, 0.05})
    void constantHazardHasTheClosedForm(double rate) {
        for (double hazard : new double[] {0.002, 0.02, 0.3}) {
            RemainingLife life = new RemainingLife(constant(hazard), new Discounting(rate));
            double expected = 1 / (hazard + Math.log1p(rate));
            for (int age : new int[] {18, 64, 100, 110}) {
                assertEquals(expected, life.years(age, Sex.FEMALE), 1e-10 * expected, hazard + " at " + age);
            }
        }
    }

    /** Without discounting it is the life expectancy that the table's q imply, with deaths in the middle of the year: within 0.1 years. */
    @ParameterizedTest
    @ValueSource(ints = {18, 50, 65, 80})
    void withoutDiscountingItIsLifeExpectancy(int age) {
        LifeTable table = LifeTable.standard();
        RemainingLife life = new RemainingLife(new BackgroundMortality(table, List.of(), 1), new Discounting(0));
        for (Sex sex : Sex.values()) {
            double alive = 1;
            double years = 0;
            for (int year = age; year < 150; year++) {
                double q = table.yearlyDeathProbability(year, sex);
                years += alive * (1 - q / 2);
                alive *= 1 - q;
            }
            assertEquals(years, life.years(age, sex), 0.1);
        }
    }

    @Test
    void doubleMortalityShortensLife() {
        LifeTable table = LifeTable.standard();
        Discounting discounting = new Discounting(0.03);
        double usual = new RemainingLife(new BackgroundMortality(table, List.of(), 1), discounting).years(60, Sex.MALE);
        double doubled =
                new RemainingLife(new BackgroundMortality(table, List.of(), 2), discounting).years(60, Sex.MALE);
        assertEquals(true, doubled < usual && doubled > usual / 2);
    }

    @Test
    void lifeWithoutEndIsRefused() {
        BackgroundMortality nobodyDies = new BackgroundMortality(LifeTable.standard(), List.of(), 0);
        assertThrows(IllegalArgumentException.class, () -> new RemainingLife(nobodyDies, new Discounting(0)));
        assertEquals(
                1 / Math.log1p(0.03), new RemainingLife(nobodyDies, new Discounting(0.03)).years(40, Sex.MALE), 1e-9);
    }
}

package org.allostat.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.allostat.outcomes.Measure;
import org.junit.jupiter.api.Test;

/** Closed forms for one stratum: paired binary outcomes (McNemar's table), and cases without variation. */
class PairedContrastTest {
    @Test
    void aPairedDifferenceOfSharesHasTheErrorOfMcNemarsTable() {
        // 200 pairs: 10 events under both, 6 only under the policy, 30 only under the comparator
        PairedContrast contrast = PairedContrast.of(Measure.DIED, List.of(table(200, 10, 6, 30)));
        double variance = ((6 + 30) / 200.0 - 0.12 * 0.12) / 199;
        assertEquals(-0.12, contrast.difference(), 1e-15);
        assertEquals(Math.sqrt(variance), contrast.standardError(), 1e-15);
        assertEquals(0.08 / 0.20, contrast.ratio(), 1e-15);
        double independent = (0.08 * 0.92 + 0.20 * 0.80) / 199;
        assertEquals(independent / variance, contrast.varianceReduction(), 1e-12);
    }

    /** The same formula: what the table of pivots says of draw 0 is what the table of contrasts says. */
    @Test
    void theDifferenceAloneIsThatOfTheContrast() {
        for (StratumMoments moments :
                List.of(table(200, 10, 6, 30), table(200, 10, 6, 8), table(201, 67, 0, 0), table(200, 0, 6, 0))) {
            PairedContrast contrast = PairedContrast.of(Measure.DIED, List.of(moments));
            PairedContrast.Difference alone = PairedContrast.difference(Measure.DIED, List.of(moments));
            assertEquals(contrast.difference(), alone.difference());
            assertEquals(contrast.standardError(), alone.standardError());
            assertEquals(contrast.interval(), alone.interval());
        }
    }

    @Test
    void theNumberNeededToTreatIsPositiveIfHarmIsPrevented() {
        PairedContrast helps = PairedContrast.of(Measure.DIED, List.of(table(200, 10, 6, 30)));
        assertEquals(1 / 0.12, helps.numberNeededToTreat(), 1e-12);
        ConfidenceInterval interval = helps.numberNeededToTreatInterval();
        assertEquals(-1 / helps.interval().low(), interval.low(), 1e-12);
        assertEquals(-1 / helps.interval().high(), interval.high(), 1e-12);
        assertTrue(interval.low() < helps.numberNeededToTreat() && helps.numberNeededToTreat() < interval.high());

        PairedContrast harms = PairedContrast.of(Measure.DIED, List.of(table(200, 10, 30, 6)));
        assertEquals(-1 / 0.12, harms.numberNeededToTreat(), 1e-12);
        PairedContrast wished = PairedContrast.of(Measure.TAPER_COMPLETED, List.of(table(200, 10, 30, 6)));
        assertEquals(1 / 0.12, wished.numberNeededToTreat(), 1e-12);
    }

    @Test
    void theNumberNeededToTreatHasNoIntervalIfTheDifferenceMayBeZero() {
        PairedContrast contrast = PairedContrast.of(Measure.DIED, List.of(table(200, 10, 6, 8)));
        assertEquals(100, contrast.numberNeededToTreat(), 1e-12);
        assertUndefined(contrast.numberNeededToTreatInterval());
    }

    @Test
    void whatIsNoEventHasNoNumberNeededToTreat() {
        StratumMoments moments = table(200, 10, 6, 30);
        assertTrue(Double.isNaN(
                PairedContrast.of(Measure.TAPER_OFFERED, List.of(moments)).numberNeededToTreat()));
        assertTrue(Double.isNaN(
                PairedContrast.of(Measure.MEAN_PAIN, List.of(moments)).numberNeededToTreat()));
    }

    @Test
    void aPolicyThatChangesNobodyDiffersByExactlyZero() {
        PairedContrast contrast = PairedContrast.of(Measure.DIED, List.of(table(201, 67, 0, 0)));
        assertEquals(0.0, contrast.difference());
        assertEquals(0.0, contrast.standardError());
        assertEquals(1.0, contrast.ratio());
        assertEquals(new ConfidenceInterval(1, 1), contrast.ratioInterval());
        assertTrue(Double.isNaN(contrast.numberNeededToTreat()));
        assertTrue(Double.isNaN(contrast.varianceReduction()));
    }

    @Test
    void withoutEventsUnderTheComparatorThereIsNoRatio() {
        PairedContrast contrast = PairedContrast.of(Measure.DIED, List.of(table(200, 0, 6, 0)));
        assertTrue(Double.isNaN(contrast.ratio()));
        assertUndefined(contrast.ratioInterval());
        PairedContrast none = PairedContrast.of(Measure.DIED, List.of(table(200, 0, 0, 6)));
        assertEquals(0, none.ratio());
        assertUndefined(none.ratioInterval());
    }

    @Test
    void onePersonTellsNothingOfVariation() {
        PairedContrast contrast = PairedContrast.of(Measure.DIED, List.of(table(1, 0, 1, 0)));
        assertEquals(1, contrast.difference());
        assertTrue(Double.isNaN(contrast.standardError()));
        assertUndefined(contrast.interval());
        assertUndefined(contrast.numberNeededToTreatInterval());
    }

    @Test
    void aConstantKeepsNoErrorThroughTheDifferenceOfLargeSums() {
        // 3 million persons with 1e8 cents each: sums of squares near 3e22
        BigDecimal persons = new BigDecimal(3_000_000);
        BigDecimal cents = new BigDecimal(100_000_001);
        StratumMoments.RatioSums sums =
                StratumMoments.RatioSums.ofPersons(3_000_000, persons.multiply(cents), persons.multiply(cents.pow(2)));
        StratifiedEstimate estimate =
                StratifiedEstimate.of(Measure.COST_USD, List.of(StratumMoments.ofRatio(22.7, 3_000_000, sums)));
        assertEquals(1_000_000.01, estimate.estimate());
        assertEquals(0.0, estimate.standardError());
    }

    /** Moments of n pairs by who has the event: both, the policy only, the comparator only. */
    private static StratumMoments table(long pairs, long both, long policyOnly, long comparatorOnly) {
        BigDecimal n = BigDecimal.valueOf(pairs);
        BigDecimal policy = BigDecimal.valueOf(both + policyOnly);
        BigDecimal comparator = BigDecimal.valueOf(both + comparatorOnly);
        List<List<BigDecimal>> products = new ArrayList<>();
        products.add(List.of(policy, policy, BigDecimal.valueOf(both), policy));
        products.add(List.of(policy, n, comparator, n));
        products.add(List.of(BigDecimal.valueOf(both), comparator, comparator, comparator));
        products.add(List.of(policy, n, comparator, n));
        return new StratumMoments(5, pairs, List.of(policy, n, comparator, n), products);
    }

    private static void assertUndefined(ConfidenceInterval interval) {
        assertTrue(Double.isNaN(interval.low()) && Double.isNaN(interval.high()));
    }
}

package org.allostat.population.universe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.allostat.evidence.FrozenRegistry;
import org.allostat.population.ExposureType;
import org.allostat.population.PopulationParameters;
import org.allostat.population.universe.UniverseDesign.Stratum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many synthetic people stand for how many adults. 68 million users, of whom 13.6568% are on long-term therapy. */
class UniverseDesignTest {
    private static final PopulationParameters PARAMETERS =
            FrozenRegistry.REGISTRY.bind("population", PopulationParameters.class);

    /** Short course, intermittent, long-term. */
    private static final List<Double> YIELD = List.of(0.01, 0.03, 0.15);

    @ParameterizedTest
    @ValueSource(longs = {2_000, 20_000, 300_000})
    void expectedPatientsAreThoseWanted(long wanted) {
        UniverseDesign design = UniverseDesign.of(PARAMETERS, YIELD, wanted);
        double expected = design.strata().stream()
                .mapToDouble(stratum -> (double) stratum.sampled()
                        * YIELD.get(stratum.exposure().ordinal()))
                .sum();
        assertEquals((double) wanted, expected, 0.6); // three roundings of half a person
    }

    @Test
    void weightsTimesPeopleAreTheAdults() {
        UniverseDesign design = UniverseDesign.of(PARAMETERS, YIELD, 20_000);
        double adults = 0;
        for (Stratum stratum : design.strata()) {
            assertEquals((double) stratum.adults(), stratum.weight() * stratum.sampled(), 1e-6);
            adults += stratum.weight() * stratum.sampled();
        }
        assertEquals(68e6, adults, 2);
        assertEquals(68e6 * 0.136568, (double) design.of(ExposureType.LONG_TERM).adults(), 1);
        assertEquals(68e6 * 0.55, (double) design.of(ExposureType.SHORT_COURSE).adults(), 1);
    }

    @Test
    void everybodyStandsForThemselves() {
        for (Stratum stratum : UniverseDesign.everybody(PARAMETERS).strata()) {
            assertEquals(1, stratum.weight());
        }
    }

    @Test
    void whoeverWantsMoreThanThereAreGetsEverybody() {
        assertEquals(UniverseDesign.everybody(PARAMETERS), UniverseDesign.of(PARAMETERS, YIELD, 1_000_000_000));
    }

    /** Rates of a small sample are nearly in the wanted ratio, 0.25 and 0.5 of that of long-term users. */
    @Test
    void typesAreSampledAtTheirRelativeRates() {
        UniverseDesign design = UniverseDesign.of(PARAMETERS, YIELD, 20_000);
        double longTerm = design.of(ExposureType.LONG_TERM).weight();
        assertEquals(4, design.of(ExposureType.SHORT_COURSE).weight() / longTerm, 0.05);
        assertEquals(2, design.of(ExposureType.INTERMITTENT).weight() / longTerm, 0.05);
    }

    @Test
    void smallerSampleIsPartOfALargerOne() {
        UniverseDesign small = UniverseDesign.of(PARAMETERS, YIELD, 3_000);
        UniverseDesign large = UniverseDesign.of(PARAMETERS, YIELD, 9_000);
        for (ExposureType type : ExposureType.values()) {
            assertTrue(small.of(type).sampled() < large.of(type).sampled());
        }
        assertTrue(ids(large).containsAll(ids(small).subList(0, 5_000)));
    }

    @Test
    void chunksHoldEveryIdOnce() {
        UniverseDesign design = new UniverseDesign(List.of(
                new Stratum(ExposureType.SHORT_COURSE, 5000, 2049),
                new Stratum(ExposureType.INTERMITTENT, 5000, 1024),
                new Stratum(ExposureType.LONG_TERM, 5000, 1)));
        List<Long> expected = new ArrayList<>();
        for (Stratum stratum : design.strata()) {
            for (long n = 0; n < stratum.sampled(); n++) {
                expected.add(stratum.exposure().personId(n));
            }
        }
        assertEquals(expected, ids(design));
        assertEquals(5, design.chunks());
        assertEquals(3074, design.sampled());
        assertThrows(IllegalArgumentException.class, () -> design.chunk(5));
    }

    private static List<Long> ids(UniverseDesign design) {
        List<Long> ids = new ArrayList<>();
        for (long chunk = 0; chunk < design.chunks(); chunk++) {
            long[] range = design.chunk(chunk);
            assertEquals(ExposureType.ofPerson(range[0]), ExposureType.ofPerson(range[1] - 1));
            for (long id = range[0]; id < range[1]; id++) {
                ids.add(id);
            }
        }
        return ids;
    }
}

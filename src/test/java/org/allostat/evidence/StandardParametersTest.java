package org.allostat.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.allostat.kernel.KernelParameters;
import org.allostat.kernel.PatientTraits;
import org.allostat.outcomes.UnitCosts;
import org.allostat.policy.Behaviour;
import org.allostat.policy.PersonTraits;
import org.allostat.population.PopulationParameters;
import org.junit.jupiter.api.Test;

/** The registry that the program carries against the records that it is for. */
final class StandardParametersTest {
    private final Registry registry = Registry.standard();

    @Test
    void everyParameterIsBoundExactlyOnce() {
        registry.requireAllBound(Map.of(
                "", KernelParameters.class,
                "traits", PatientTraits.class,
                "person", PersonTraits.class,
                "behaviour", Behaviour.class,
                "population", PopulationParameters.class,
                "costs", UnitCosts.class));
    }

    @Test
    void componentsReceiveTheValueOfTheirOwnPath() {
        KernelParameters kernel = registry.bind("", KernelParameters.class);
        assertEquals(1.7, kernel.pharmacology().toleranceGain());
        assertEquals(21, kernel.opponents().hypocretin().timeConstantDays());
        assertEquals(0.144, kernel.utility().painDecrement5());
        assertEquals(-0.28, kernel.criteria().timeSpent().severity());
        assertEquals(36, kernel.regimens().methadone().carryOverHalfLifeHours());
    }
}

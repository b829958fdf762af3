package org.allostat.kernel;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Set;
import java.util.TreeSet;
import org.allostat.evidence.FrozenValues;
import org.allostat.evidence.Registry;
import org.junit.jupiter.api.Test;

/** Goldens test equations, not values: a value of the registry may change and they still hold. */
class OracleParametersTest {
    @Test
    void frozenValuesAreExactlyThoseThatTheKernelBinds() {
        Set<String> bound = new TreeSet<>(FrozenValues.boundBy("", KernelParameters.class));
        bound.addAll(FrozenValues.boundBy("traits", PatientTraits.class));
        assertEquals(bound, new TreeSet<>(OracleParameters.VALUES.keySet()));
    }

    @Test
    void goldenTracesDoNotReadTheRegistry() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Registry.class)
                .check(new ClassFileImporter()
                        .importClasses(GoldenTraceTest.class, OracleParameters.class, FrozenValues.class));
    }
}

package org.allostat.kernel;

import java.util.Map;
import org.allostat.evidence.FrozenValues;

/** The parameters of the prototype, frozen beside its golden files (src/test/golden/README.md). No registry is read. */
final class OracleParameters {
    private static final FrozenValues FROZEN = FrozenValues.of("/golden/kernel/parameters.csv");

    static final Map<String, Double> VALUES = FROZEN.values();
    static final KernelParameters PARAMETERS = FROZEN.bind("", KernelParameters.class);
    static final PatientTraits TRAITS = FROZEN.bind("traits", PatientTraits.class);
    static final KernelConstants CONSTANTS = new KernelConstants(PARAMETERS);

    private OracleParameters() {}
}

package org.allostat.kernel;

import org.allostat.evidence.FrozenValues;
import org.allostat.evidence.Registry;

/** The parameters of the second form's prototype, frozen beside its golden files (src/test/golden/README.md). */
final class SecondForm {
    private static final FrozenValues FROZEN = FrozenValues.of("/golden/kernel2/parameters.csv");

    static final Registry REGISTRY = Reference.REGISTRY.with(FROZEN.values());
    static final KernelParameters PARAMETERS = FROZEN.bind("", KernelParameters.class);
    static final PatientTraits TRAITS = FROZEN.bind("traits", PatientTraits.class);
    static final KernelConstants CONSTANTS = new KernelConstants(PARAMETERS);

    private SecondForm() {}
}

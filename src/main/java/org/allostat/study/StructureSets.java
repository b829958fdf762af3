package org.allostat.study;

import java.util.List;
import org.allostat.evidence.ParameterSets;
import org.allostat.evidence.Registry;

/**
 * The parameter set of each structure.
 *
 * @param centre the model as it is
 * @param structures the structures, 1 the first
 */
public record StructureSets(Registry centre, List<Structure> structures) implements ParameterSets {
    public StructureSets {
        structures = List.copyOf(structures);
    }

    @Override
    public Registry of(int number) {
        return centre.with(structures.get(number - 1).parameters());
    }
}

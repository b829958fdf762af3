package org.allostat.evidence;

import java.io.Serializable;

/** Parameter sets by number, each of a whole country. */
public interface ParameterSets extends Serializable {
    /** The set that the others are variations of. */
    Registry centre();

    /**
     * A parameter set.
     *
     * @param number 1 for the first besides the centre
     */
    Registry of(int number);
}

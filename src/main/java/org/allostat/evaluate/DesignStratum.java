package org.allostat.evaluate;

import java.io.Serializable;

/**
 * A stratum of the sampling design: persons of one exposure type, all sampled at one rate.
 *
 * @param name exposure type
 * @param weight US adults whom each sampled person stands for
 */
public record DesignStratum(String name, double weight) implements Serializable {
    public DesignStratum {
        if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "weight of design stratum " + name + " must be positive and finite: " + weight);
        }
    }
}

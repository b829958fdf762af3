package org.allostat.study;

import java.io.Serializable;
import java.util.Map;

/**
 * Another structure of the model: switches of mechanisms and parameters that hold together. It is put beside the model as it is, never
 * averaged with it.
 *
 * @param id name in tables
 * @param title one line
 * @param parameters registry parameter id to value
 * @param reason why it is possible
 */
public record Structure(String id, String title, Map<String, Double> parameters, String reason)
        implements Serializable {
    /** The model as it is. */
    public static final String AS_IS = "as-is";

    public Structure {
        parameters = Map.copyOf(parameters);
    }
}

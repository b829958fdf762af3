package org.allostat.evidence;

/**
 * The version of what the model computes. It is raised with whatever changes a result at the same parameters, seed and people, and not
 * otherwise: draws of a posterior belong to the version that they were inferred with.
 */
public final class ModelVersion {
    /** The second form, with courses after the interview. */
    public static final String CURRENT = "2.1";

    private ModelVersion() {}
}

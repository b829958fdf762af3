package org.allostat.config;

import java.util.Set;

/** Ids that the evidence registry knows, as the tests assume it. */
public final class RegistryIds {
    public static final Set<String> KNOWN =
            Set.of("costs.visit", "costs.education_session", "hazard.illicit_potency", "hazard.base_per_year");

    private RegistryIds() {}
}

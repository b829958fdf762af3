package org.allostat.policy;

import org.allostat.unit.Unit;

/**
 * What differs between people for life outside the kernel; registry group {@code person}.
 *
 * @param criteriaBaseline latent severity of opioid use disorder without load, craving or misuse (theta_0)
 * @param escalationPropensity probability per visit that the dose rises when relief falls short (p_esc)
 */
public record PersonTraits(
        @Unit("1") double criteriaBaseline, @Unit("1") double escalationPropensity) {}

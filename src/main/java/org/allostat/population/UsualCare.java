package org.allostat.population;

import org.allostat.policy.DoseEscalation;
import org.allostat.random.RandomStreams;

/**
 * What happens to long-term therapy before a study.
 *
 * @param escalation how the dose rises at a visit
 * @param visitDays days between visits
 * @param interruptions how use stops for a while
 * @param random luck of the visits
 */
record UsualCare(DoseEscalation escalation, int visitDays, Interruptions interruptions, RandomStreams random) {}

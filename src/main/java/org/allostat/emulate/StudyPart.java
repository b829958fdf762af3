package org.allostat.emulate;

import org.allostat.outcomes.ExactSums;

/**
 * Sums of one cell of one estimand, as some chunks of people left them.
 *
 * @param study place of the study in the list
 * @param kind what the sums are of
 * @param estimand place of the estimand in the study
 * @param cell arm, stratum and interval
 * @param sums what was added up
 */
public record StudyPart(int study, Kind kind, int estimand, long cell, ExactSums sums) {
    /** What sums are of: as analysed, causal, or who was found. */
    public enum Kind {
        ANALYSED,
        CAUSAL,
        FOUND
    }
}

package org.allostat.policy;

import java.io.Serializable;

/**
 * How a taper goes down.
 *
 * @param fraction share of the basis removed at each step, in (0, 1]
 * @param basis what the share is of
 * @param intervalDays days between steps, multiple of 7, at most 364; steps between visits are taken on their day
 * @param pauses whether the protocol pauses, and when
 * @param floorMmePerDay dose at which the taper ends, MME/d; 0 means to stop
 */
public record TaperProtocol(double fraction, Basis basis, int intervalDays, PauseRule pauses, double floorMmePerDay)
        implements Serializable {
    /** What a taper fraction is a fraction of. */
    public enum Basis {
        STARTING_DOSE,
        CURRENT_DOSE
    }

    /**
     * When a taper waits for a visit, and when it is given up.
     *
     * @param allowed whether the protocol pauses at all
     * @param cowsAbove COWS above which the next step waits
     * @param painRiseAboveNrs rise of pain over its pre-taper level above which the next step waits, NRS
     * @param maximumInARow pauses in a row after which a taper by consent has failed and an imposed one goes on in spite of them
     */
    public record PauseRule(boolean allowed, double cowsAbove, double painRiseAboveNrs, int maximumInARow)
            implements Serializable {}
}

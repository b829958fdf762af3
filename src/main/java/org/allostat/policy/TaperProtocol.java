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
 * @param halfEffectMmePerDay dose at which half of the receptors count as occupied, MME/d; of a hyperbolic taper alone
 */
public record TaperProtocol(
        double fraction,
        Basis basis,
        int intervalDays,
        PauseRule pauses,
        double floorMmePerDay,
        double halfEffectMmePerDay)
        implements Serializable {
    /** What a taper fraction is a fraction of. */
    public enum Basis {
        STARTING_DOSE,
        CURRENT_DOSE,
        /** Of the receptor occupancy at the starting dose: equal steps of occupancy, ever smaller ones of the dose. */
        HYPERBOLIC
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

    /**
     * The dose after one step, MME/d; below 0 where the step goes past a stop.
     *
     * @param mmePerDay present dose
     * @param startingMmePerDay dose at which the taper began
     */
    double next(double mmePerDay, double startingMmePerDay) {
        return switch (basis) {
            case STARTING_DOSE -> mmePerDay - fraction * startingMmePerDay;
            case CURRENT_DOSE -> mmePerDay - fraction * mmePerDay;
            case HYPERBOLIC -> {
                double occupancy = occupancy(mmePerDay) - fraction * occupancy(startingMmePerDay);
                yield halfEffectMmePerDay * occupancy / (1 - occupancy);
            }
        };
    }

    private double occupancy(double mmePerDay) {
        return mmePerDay / (mmePerDay + halfEffectMmePerDay);
    }
}

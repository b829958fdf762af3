package org.allostat.population;

import org.allostat.kernel.KernelParameters.Hazard;
import org.allostat.random.LuckStreams;
import org.allostat.random.RandomStreams;

/**
 * What no cohort study can adjust for and the model can switch on: a risk that a quarter of patients have, model.md (59), and the drift
 * of the disease, model.md (58). Both raise hazards, and prescribers in practice act on them. Switched off, every factor here is 1.
 */
public final class Unseen {
    /** Mean of the positive part of a standard normal. */
    private static final double MEAN_POSITIVE_PART = 1 / Math.sqrt(2 * Math.PI);

    private final RandomStreams random;
    private final Hazard hazard;
    private final double driftSd;
    private final double riskSelection;
    private final double driftSelection;
    private final boolean usesRisk;

    public Unseen(Model model) {
        random = model.random();
        hazard = model.hazard();
        driftSd = model.constants().parameters().pain().drift().sd();
        riskSelection = model.behaviour().usualCare().riskSelection();
        driftSelection = model.behaviour().usualCare().driftSelection();
        usesRisk = riskSelection != 0 || hazard.riskRatioOverdose() != 1 || hazard.riskRatioCrisis() != 1;
    }

    /** Whether a person has the risk; nobody where it changes nothing. */
    public boolean isAtRisk(long person) {
        return usesRisk && random.uniform(person, LuckStreams.RISK.code(0), 0) < hazard.riskPrevalence();
    }

    /** What multiplies the hazards of overdose and crisis while the disease drifts; 1 on average. */
    public double hazardRatio(double drift) {
        return ratio(hazard.driftRatio(), drift);
    }

    /** What multiplies the chances that a prescriber in practice stops or cuts without consent; 1 on average. */
    public double cutRatio(long person, double drift) {
        double risk =
                (1 + (isAtRisk(person) ? riskSelection : 0)) / Math.fma(hazard.riskPrevalence(), riskSelection, 1);
        return risk * ratio(driftSelection, drift);
    }

    /** What multiplies the chance that a prescriber in practice raises the dose; 1 on average. */
    public double riseRatio(double drift) {
        return ratio(driftSelection, drift);
    }

    private double ratio(double weight, double drift) {
        return weight == 0 ? 1 : (1 + weight * Math.max(0, drift)) / (1 + weight * driftSd * MEAN_POSITIVE_PART);
    }
}

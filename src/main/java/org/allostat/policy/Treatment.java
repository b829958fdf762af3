package org.allostat.policy;

/**
 * All that a policy does to a patient's body, from a visit or step until the next one. Two policies share the body's course
 * exactly as long as their treatments are equal, so a lever acts on the body by a component here and in no other way.
 *
 * @param doseMmePerDay prescribed full agonist, MME/d
 * @param buprenorphineMgPerDay prescribed buprenorphine, mg/d
 * @param painReliefNrs relief of untreated pain by self-management, NRS
 * @param formulation how the full agonist is taken, a formulation label
 * @param rotatedToday whether the formulation is new today
 * @param imposedCutShare share of the reference dose that is taken away today without consent, 0 to 1
 * @param resumedToday whether the patient returns to a prescribed opioid today after a taper or stop
 * @param offOpioids whether the patient is off prescribed opioids
 * @param onBuprenorphine whether the patient takes buprenorphine
 * @param carriesNaloxone whether take-home naloxone is at hand, which an overdose may meet
 * @param untilDay day since policy start at which a visit or step may change the treatment
 */
public record Treatment(
        double doseMmePerDay,
        double buprenorphineMgPerDay,
        double painReliefNrs,
        String formulation,
        boolean rotatedToday,
        double imposedCutShare,
        boolean resumedToday,
        boolean offOpioids,
        boolean onBuprenorphine,
        boolean carriesNaloxone,
        int untilDay) {}

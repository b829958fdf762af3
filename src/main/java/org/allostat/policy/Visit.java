package org.allostat.policy;

import org.allostat.random.RandomStreams;

/**
 * What the prescriber sees at a visit, and who the patient is. Mutable, one object reused for many visits.
 */
public final class Visit {
    /** Person id: the key of the patient's luck. */
    public long person;
    /** Day since policy start. */
    public int day;
    /** Visit number since policy start, 1 for the first. */
    public int number;
    /** Pain of the last day, NRS. */
    public double pain;
    /** How much worse pain is at the trough, NRS: what is read as breakthrough pain. */
    public double troughPain;
    /** Untreated pain, NRS. */
    public double untreatedPain;
    /** COWS of the last day. */
    public double cows;
    /** Craving of the last day, 0 to 10. */
    public double craving;
    /** Years on opioids at policy start. */
    public double yearsOnOpioids;
    /** DSM-5 criteria at policy start. */
    public int criteriaCount;
    /** Age at the visit, years. */
    public int ageYears;
    /** Whether the patient is a woman. */
    public boolean female;
    /** Label of the main pain condition. */
    public String painCondition = "";
    /** Label of the insurance. */
    public String insurance = "";
    /** Whether a benzodiazepine is taken too. */
    public boolean benzodiazepine;
    /** Whether the patient has depression. */
    public boolean depression;
    /** Whether opioids were started for acute pain. */
    public boolean startedForAcutePain;
    /** The patient's own probability of an escalation at a visit with breakthrough pain. */
    public double escalationPropensity;

    /** What multiplies the chances of a stop or cut without consent in practice, 1 on average: what the prescriber sees and no study does. */
    public double cutRatio = 1;
    /** What multiplies the chance of a rise of the dose in practice, 1 on average. */
    public double riseRatio = 1;

    private final DecisionLuck luck = new DecisionLuck();

    /** The patient's luck, as all prescribers meet it: the uniform in (0, 1) of the n-th decision of its kind. */
    double uniform(RandomStreams random, DecisionStream stream, int n) {
        return luck.uniform(random, person, stream, n);
    }
}

package org.allostat.kernel;

import java.util.EnumMap;
import java.util.Map;

/** Kernel parameters with what follows from them once: intra-day profiles and the daily factors of buprenorphine. */
public final class KernelConstants {
    private final KernelParameters parameters;
    private final double careLossLeftAfterDay;
    private final Map<Formulation, IntradayProfile> profiles = new EnumMap<>(Formulation.class);

    /** @param parameters a parameter set; any number of sets can be in use side by side */
    public KernelConstants(KernelParameters parameters) {
        this.parameters = parameters;
        careLossLeftAfterDay =
                DecayFactors.ofTimeConstant(parameters.care().recoveryDays()).atEnd();
        for (Formulation formulation : Formulation.values()) {
            profiles.put(formulation, IntradayProfile.of(parameters.regimens().of(formulation)));
        }
    }

    /** The parameter set. */
    public KernelParameters parameters() {
        return parameters;
    }

    /** Share of the loss of care that is left after a day. */
    double careLossLeftAfterDay() {
        return careLossLeftAfterDay;
    }

    /** The intra-day profile of a formulation. */
    IntradayProfile profile(Formulation formulation) {
        IntradayProfile profile = profiles.get(formulation);
        if (profile == null) {
            throw new IllegalArgumentException("no profile for formulation " + formulation);
        }
        return profile;
    }

    /** Writes the daily factors and load gains that follow from a person's traits. */
    void setTimeFactors(PatientBatch batch, int i, PatientTraits traits) {
        double factor = traits.adaptationTimeFactor();
        DecayFactors tolerance = DecayFactors.ofTimeConstant(traits.toleranceTimeConstantDays() * factor);
        batch.toleranceAtEnd[i] = tolerance.atEnd();
        batch.toleranceMean[i] = tolerance.mean();
        for (NeuralSystem system : NeuralSystem.values()) {
            DecayFactors fast = DecayFactors.ofTimeConstant(
                    parameters.opponents().of(system).timeConstantDays() * factor);
            batch.opponentAtEnd[system.ordinal()][i] = fast.atEnd();
            batch.opponentMean[system.ordinal()][i] = fast.mean();
        }
        KernelParameters.Load load = parameters.load();
        double rewardDays = traits.rewardLoadTimeConstantDays();
        double stressDays = traits.stressLoadTimeConstantDays();
        batch.rewardLoadRise[i] = DecayFactors.ofTimeConstant(rewardDays).atEnd();
        batch.rewardLoadFall[i] = DecayFactors.ofTimeConstant(rewardDays * load.rewardRecoveryRatio())
                .atEnd();
        batch.stressLoadRise[i] = DecayFactors.ofTimeConstant(stressDays).atEnd();
        batch.stressLoadFall[i] = DecayFactors.ofTimeConstant(stressDays * load.stressRecoveryRatio())
                .atEnd();
        batch.rewardFromDrug[i] = load.rewardFromDrug() * traits.vulnerability();
        batch.rewardFromWithdrawal[i] = load.rewardFromWithdrawal() * traits.vulnerability();
        batch.stressFromDrug[i] = load.stressFromDrug() * traits.vulnerability();
        batch.stressFromWithdrawal[i] = load.stressFromWithdrawal() * traits.vulnerability();
    }
}

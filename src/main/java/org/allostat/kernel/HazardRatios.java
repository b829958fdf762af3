package org.allostat.kernel;

/**
 * Multipliers of a patient's hazards by covariates without a mechanism in the model, model.md (37): a
 * benzodiazepine that is taken too, and
 * depression. Normalized so that the population mean of each multiplier is 1.
 */
public final class HazardRatios {
    private final double benzodiazepineRatio;
    private final double benzodiazepineNormalization;
    private final double depressionRatio;
    private final double depressionNormalization;
    private final double riskRatioOverdose;
    private final double riskOverdoseNormalization;
    private final double riskRatioCrisis;
    private final double riskCrisisNormalization;

    /**
     * @param hazard ratios and prevalences
     * @throws IllegalArgumentException if a ratio is not positive, or a prevalence not in [0, 1]
     */
    public HazardRatios(KernelParameters.Hazard hazard) {
        benzodiazepineRatio = hazard.overdoseBenzodiazepineRatio();
        benzodiazepineNormalization = normalization(benzodiazepineRatio, hazard.overdoseBenzodiazepinePrevalence());
        depressionRatio = hazard.crisisDepressionRatio();
        depressionNormalization = normalization(depressionRatio, hazard.crisisDepressionPrevalence());
        riskRatioOverdose = hazard.riskRatioOverdose();
        riskOverdoseNormalization = normalization(riskRatioOverdose, hazard.riskPrevalence());
        riskRatioCrisis = hazard.riskRatioCrisis();
        riskCrisisNormalization = normalization(riskRatioCrisis, hazard.riskPrevalence());
    }

    /**
     * The multiplier of a patient's overdose hazard.
     *
     * @param benzodiazepine whether a benzodiazepine is taken too
     * @param atRisk whether the patient has the risk that no study sees
     */
    public double overdose(boolean benzodiazepine, boolean atRisk) {
        return benzodiazepineNormalization
                * (benzodiazepine ? benzodiazepineRatio : 1)
                * (riskOverdoseNormalization * (atRisk ? riskRatioOverdose : 1));
    }

    /**
     * The multiplier of a patient's crisis hazard.
     *
     * @param depression whether the patient has depression
     * @param atRisk whether the patient has the risk that no study sees
     */
    public double crisis(boolean depression, boolean atRisk) {
        return depressionNormalization
                * (depression ? depressionRatio : 1)
                * (riskCrisisNormalization * (atRisk ? riskRatioCrisis : 1));
    }

    /** The factor for people without the covariate that keeps the population mean hazard: 1 / (1 - p + p ratio). */
    private static double normalization(double ratio, double prevalence) {
        if (!(ratio > 0 && prevalence >= 0 && prevalence <= 1)) {
            throw new IllegalArgumentException(
                    "ratio must be positive and prevalence in [0, 1]: " + ratio + ", " + prevalence);
        }
        return 1 / Math.fma(prevalence, ratio - 1, 1);
    }
}

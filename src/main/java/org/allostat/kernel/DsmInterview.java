package org.allostat.kernel;

/**
 * DSM-5 criteria as item response to the state (model.md (27) to (29)). A person endorses criterion j when the latent
 * severity theta exceeds the person's own threshold beta_j - ln(1/u_j - 1)/a_j, with u_j drawn once for life: the
 * two-parameter logistic model without a draw per interview.
 */
public final class DsmInterview {
    private static final int COUNTED_WITHOUT_MISUSE = countedWithoutMisuse();

    private final KernelParameters.Criteria parameters;

    /** @param parameters item parameters and the weights of theta */
    public DsmInterview(KernelParameters.Criteria parameters) {
        this.parameters = parameters;
    }

    /**
     * The personal threshold of one criterion.
     *
     * @param criterion the criterion
     * @param uniform the person's own uniform for this criterion, in (0, 1)
     */
    public double threshold(Criterion criterion, double uniform) {
        KernelParameters.Item item = parameters.of(criterion);
        return item.severity() - StrictMath.log(1 / uniform - 1) / item.discrimination();
    }

    /**
     * The latent severity.
     *
     * @param baseline the person's own theta without any adaptation
     * @param rewardLoad slow load of the reward systems
     * @param stressLoad slow load of the stress systems
     * @param craving craving of the day, 0 to 10
     * @param misuse whether the person misuses
     */
    public double severity(double baseline, double rewardLoad, double stressLoad, double craving, boolean misuse) {
        return baseline
                + parameters.rewardLoadWeight() * rewardLoad
                + parameters.stressLoadWeight() * stressLoad
                + parameters.cravingWeight() * craving
                + (misuse ? parameters.misuseWeight() : 0);
    }

    /**
     * The criteria endorsed, a mask with bit {@link Criterion#ordinal()}.
     *
     * @param severity latent severity
     * @param thresholds personal thresholds by criterion; shape [11]
     */
    public static int endorsed(double severity, double[] thresholds) {
        int mask = 0;
        for (int i = 0; i < Criterion.COUNT; i++) {
            if (severity > thresholds[i]) {
                mask |= 1 << i;
            }
        }
        return mask;
    }

    /**
     * The criteria endorsed that count: tolerance and withdrawal are asked of all but count only with misuse.
     *
     * @param endorsed mask of criteria endorsed
     * @param misuse whether the person misuses
     */
    public static int counted(int endorsed, boolean misuse) {
        return misuse ? endorsed : endorsed & COUNTED_WITHOUT_MISUSE;
    }

    private static int countedWithoutMisuse() {
        int mask = 0;
        for (Criterion criterion : Criterion.values()) {
            mask |= criterion.countsOnlyWithMisuse() ? 0 : 1 << criterion.ordinal();
        }
        return mask;
    }
}

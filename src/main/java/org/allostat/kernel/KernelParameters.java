package org.allostat.kernel;

import org.allostat.unit.Unit;

/**
 * Every constant of the kernel, one value for all patients; what varies between patients is in {@link PatientTraits}. The
 * registry group of each nested record is the name of its component here.
 *
 * @param pharmacology receptor binding, tolerance, buprenorphine
 * @param opponents the seven opponent systems
 * @param load slow allostatic loads of reward and stress, and the drive of the drug on them
 * @param withdrawal withdrawal pressure and its reading on the COWS scale
 * @param pain perceived pain and hyperalgesia
 * @param care loss of care and trust after imposed cuts
 * @param affect reward deficiency, stress reactivity, hyperkatifeia, craving, mood
 * @param utility health utility of a day
 * @param criteria DSM-5 item response
 * @param hazard event hazards
 * @param regimens intra-day profiles of the formulations
 */
public record KernelParameters(
        Pharmacology pharmacology,
        Opponents opponents,
        Load load,
        Withdrawal withdrawal,
        Pain pain,
        Care care,
        Affect affect,
        Utility utility,
        Criteria criteria,
        Hazard hazard,
        Regimens regimens) {

    /** Receptor binding and tolerance; Hill slope 1, competitive. model.md (2) to (7). */
    public record Pharmacology(
            @Unit("1") double toleranceGain,
            @Unit("mg/d") double buprenorphineHalfEffectMgPerDay,
            @Unit("1") double buprenorphineEfficacy,
            @Unit("1") double buprenorphineToleranceShift,
            @Unit("1") double buprenorphineToleranceDrive,
            @Unit("1") double buprenorphineOpponentDrive,
            @Unit("1") double buprenorphineNeuroimmuneDrive,
            @Unit("1") double kappaBlockMaximum,
            @Unit("mg/d") double kappaBlockHalfEffectMgPerDay) {}

    /** One opponent system: gain on the drug signal, time constant, coupling of the slow load. model.md (6), (25), (26). */
    public record Opponent(
            @Unit("1") double gain,
            @Unit("d") double timeConstantDays,
            @Unit("1") double loadCoupling) {}

    /**
     * The neuroimmune system, which does not follow the receptor's signal but the dose, model.md (5), (6).
     *
     * @param gain as of the other systems, on the neuroimmune drive
     * @param timeConstantDays as of the other systems
     * @param loadCoupling as of the other systems
     * @param halfEffectMmePerDay dose of half the drive (K_N)
     * @param driveExponent 2 for a drive that is convex at low doses, 1 for one that is not
     */
    public record NeuroimmuneOpponent(
            @Unit("1") double gain,
            @Unit("d") double timeConstantDays,
            @Unit("1") double loadCoupling,
            @Unit("MME/d") double halfEffectMmePerDay,
            @Unit("1") double driveExponent) {

        /** Whether the drive is convex at low doses. */
        boolean isConvex() {
            return driveExponent > 1;
        }

        /** The half effect, in the unit in which the drive compares doses. */
        double halfOfDrive() {
            return isConvex() ? halfEffectMmePerDay * halfEffectMmePerDay : halfEffectMmePerDay;
        }
    }

    /** The seven opponent systems and how strongly use strengthens them. */
    public record Opponents(
            Opponent dopamine,
            Opponent opioidPeptide,
            Opponent dynorphin,
            Opponent crf,
            Opponent norepinephrine,
            Opponent hypocretin,
            NeuroimmuneOpponent neuroimmune,
            @Unit("1") double sensitization) {

        /** The parameters of one system. */
        public Opponent of(NeuralSystem system) {
            return switch (system) {
                case DOPAMINE -> dopamine;
                case OPIOID_PEPTIDE -> opioidPeptide;
                case DYNORPHIN -> dynorphin;
                case CRF -> crf;
                case NOREPINEPHRINE -> norepinephrine;
                case HYPOCRETIN -> hypocretin;
                case NEUROIMMUNE ->
                    new Opponent(neuroimmune.gain, neuroimmune.timeConstantDays, neuroimmune.loadCoupling);
            };
        }
    }

    /** Slow allostatic loads, model.md (9); recovery is slower than build-up by the recovery ratio. */
    public record Load(
            @Unit("MME/d") double halfEffectMmePerDay,
            @Unit("1") double rewardFromDrug,
            @Unit("1") double stressFromDrug,
            @Unit("1") double rewardFromWithdrawal,
            @Unit("1") double stressFromWithdrawal,
            @Unit("1") double maximum,
            @Unit("1") double rewardRecoveryRatio,
            @Unit("1") double stressRecoveryRatio) {}

    /** Withdrawal pressure and its reading on the Clinical Opiate Withdrawal Scale. model.md (8), (12). */
    public record Withdrawal(
            @Unit("1") double dynorphinWeight,
            @Unit("1") double crfWeight,
            @Unit("1") double norepinephrineWeight,
            @Unit("1") double hypocretinWeight,
            @Unit("1") double loadWeight,
            @Unit("1") double threshold,
            @Unit("COWS") double cowsMaximum,
            @Unit("COWS") double moderateCows) {}

    /** Perceived pain and hyperalgesia. model.md (10), (11). */
    public record Pain(
            @Unit("1") double opioidPeptideWeight,
            @Unit("1") double dynorphinWeight,
            @Unit("1") double crfWeight,
            @Unit("1") double norepinephrineWeight,
            @Unit("1") double loadWeight,
            @Unit("1") double withdrawalWeight,
            @Unit("NRS") double scaleMaximum,
            Course course,
            Course drift) {}

    /**
     * How the painful disease waxes and wanes from visit to visit, and how it drifts, whatever is done, model.md (51), (58).
     *
     * @param sd standard deviation within a person
     * @param visitCorrelation correlation from one visit to the next
     */
    public record Course(@Unit("NRS") double sd, @Unit("1") double visitCorrelation) {}

    /**
     * Loss of care and trust, model.md (52): rises at an imposed cut, mends slowly, and is felt.
     *
     * @param recoveryDays time constant of its mending (tau_Q)
     * @param lossPerImposedCut what an imposed stop takes of the care that is left (k_Q)
     * @param distressWeight what full loss adds to negative affect (h_Q)
     */
    public record Care(
            @Unit("d") double recoveryDays,
            @Unit("1") double lossPerImposedCut,
            @Unit("1") double distressWeight) {}

    /** Affect read from the systems' activities. model.md (13) to (17). */
    public record Affect(
            @Unit("1") double scaleMaximum,
            @Unit("1") double rewardDeficiencyHalf,
            @Unit("1") double stressDynorphinWeight,
            @Unit("1") double stressCrfWeight,
            @Unit("1") double stressNorepinephrineWeight,
            @Unit("1") double stressHypocretinWeight,
            @Unit("1") double stressNeuroimmuneWeight,
            @Unit("1") double stressReactivityHalf,
            @Unit("1") double hyperkatifeiaRewardWeight,
            @Unit("1") double hyperkatifeiaStressWeight,
            @Unit("1") double hyperkatifeiaWithdrawalWeight,
            @Unit("1") double hyperkatifeiaDynorphinWeight,
            @Unit("1") double hyperkatifeiaHalf,
            @Unit("1") double cravingHyperkatifeiaWeight,
            @Unit("1") double cravingWithdrawalWeight,
            @Unit("1/NRS") double cravingPainWeight,
            @Unit("NRS") double cravingPainThreshold,
            @Unit("1") double cravingHalf,
            @Unit("1") double moodBase,
            @Unit("1") double moodSignalWeight,
            @Unit("1/NRS") double moodPainWeight,
            @Unit("NRS") double moodPainReference,
            @Unit("1") double moodHyperkatifeiaWeight,
            @Unit("1") double moodRewardDeficiencyWeight) {}

    /** Health utility: an EQ-5D base less the Dixon 2011 decrement of pain and two of affect. model.md (18). */
    public record Utility(
            @Unit("utility") double base,
            @Unit("utility") double hyperkatifeiaDecrement,
            @Unit("utility") double rewardDeficiencyDecrement,
            @Unit("utility/COWS2") double withdrawalPerCowsSquared,
            @Unit("utility") double illicit,
            @Unit("QALY") double crisis,
            @Unit("QALY") double overdose,
            @Unit("1") double painMapping,
            @Unit("utility/NRS") double painLinearPerNrs,
            @Unit("utility") double painDecrement0,
            @Unit("utility") double painDecrement1,
            @Unit("utility") double painDecrement2,
            @Unit("utility") double painDecrement3,
            @Unit("utility") double painDecrement4,
            @Unit("utility") double painDecrement5,
            @Unit("utility") double painDecrement6,
            @Unit("utility") double painDecrement7,
            @Unit("utility") double painDecrement8,
            @Unit("utility") double painDecrement9,
            @Unit("utility") double painDecrement10) {

        /**
         * Decrements at whole NRS points 0 to 10: those published, or a straight line, or a mixture; shape [11].
         */
        public double[] painDecrements() {
            double[] decrements = publishedPainDecrements();
            if (painMapping > 0) {
                for (int nrs = 0; nrs < decrements.length; nrs++) {
                    decrements[nrs] = Math.fma(painMapping, painLinearPerNrs * nrs - decrements[nrs], decrements[nrs]);
                }
            }
            return decrements;
        }

        private double[] publishedPainDecrements() {
            return new double[] {
                painDecrement0,
                painDecrement1,
                painDecrement2,
                painDecrement3,
                painDecrement4,
                painDecrement5,
                painDecrement6,
                painDecrement7,
                painDecrement8,
                painDecrement9,
                painDecrement10
            };
        }
    }

    /** One DSM-5 criterion as a two-parameter logistic item: discrimination a and severity beta. */
    public record Item(
            @Unit("1") double discrimination, @Unit("1") double severity) {}

    /** DSM-5 item response, model.md (27), (28): how the latent severity theta is made, and the eleven items. */
    public record Criteria(
            @Unit("1") double rewardLoadWeight,
            @Unit("1") double stressLoadWeight,
            @Unit("1") double cravingWeight,
            @Unit("1") double misuseWeight,
            Item largerOrLonger,
            Item cutDown,
            Item timeSpent,
            Item craving,
            Item roleFailure,
            Item socialProblems,
            Item activitiesGivenUp,
            Item hazardousUse,
            Item healthProblems,
            Item tolerance,
            Item withdrawal) {

        /** The item of one criterion. */
        public Item of(Criterion criterion) {
            return switch (criterion) {
                case LARGER_OR_LONGER -> largerOrLonger;
                case CUT_DOWN -> cutDown;
                case TIME_SPENT -> timeSpent;
                case CRAVING -> craving;
                case ROLE_FAILURE -> roleFailure;
                case SOCIAL_PROBLEMS -> socialProblems;
                case ACTIVITIES_GIVEN_UP -> activitiesGivenUp;
                case HAZARDOUS_USE -> hazardousUse;
                case HEALTH_PROBLEMS -> healthProblems;
                case TOLERANCE -> tolerance;
                case WITHDRAWAL -> withdrawal;
            };
        }
    }

    /** Event hazards per year. model.md (19), (31) to (37). */
    public record Hazard(
            @Unit("1/year") double overdoseBase,
            @Unit("1/year/(MME/d)") double overdosePerMmePerDay,
            @Unit("1") double overdoseBeyondTolerance,
            @Unit("1/year") double overdoseOnBuprenorphine,
            @Unit("1/year") double overdoseLostTolerance,
            @Unit("1") double overdoseCareFactor,
            @Unit("1/year") double overdoseIllicit,
            @Unit("1") double overdoseFatalShareIllicit,
            @Unit("1") double overdoseWithdrawalWeight,
            @Unit("1") double overdoseMisuseWeight,
            @Unit("1") double overdoseFatalShare,
            @Unit("1") double overdoseFatalShareMisuse,
            @Unit("1") double illicitPotency,
            @Unit("MME/d") double misuseExtraMmePerDay,
            @Unit("1") double overdoseBenzodiazepineRatio,
            @Unit("1") double overdoseBenzodiazepinePrevalence,
            @Unit("1") double riskPrevalence,
            @Unit("1") double riskRatioOverdose,
            @Unit("1") double riskRatioCrisis,
            @Unit("1/NRS") double driftRatio,
            @Unit("1/year") double crisisBase,
            @Unit("1") double crisisHyperkatifeiaWeight,
            @Unit("1") double crisisHyperkatifeiaSquaredWeight,
            @Unit("1") double crisisWithdrawalWeight,
            @Unit("1") double crisisUnmaskedLoadWeight,
            @Unit("1") double crisisSuicideShare,
            @Unit("1") double crisisDepressionRatio,
            @Unit("1") double crisisDepressionPrevalence,
            @Unit("1/year") double misuseBase,
            @Unit("1") double misuseConstant,
            @Unit("1") double misuseCravingWeight,
            @Unit("1") double misuseWithdrawalWeight,
            @Unit("1") double misuseUnmaskedLoadWeight,
            @Unit("1") double misuseCareFactor,
            @Unit("1") double backgroundMortalityRatio,
            @Unit("1") double backgroundOnDrug,
            @Unit("MME/d") double backgroundOnDrugHalfEffectMmePerDay,
            @Unit("1") double backgroundLostCare,
            @Unit("1") double unmaskedLoadWeight) {}

    /** One formulation: effective ripple half-life, carry-over half-life, doses a day, longest gap between doses. */
    public record Regimen(
            @Unit("h") double rippleHalfLifeHours,
            @Unit("h") double carryOverHalfLifeHours,
            @Unit("1/d") double dosesPerDay,
            @Unit("h") double longestGapHours) {}

    /** The intra-day regimens of the formulations. */
    public record Regimens(
            Regimen immediateRelease,
            Regimen extendedRelease,
            Regimen methadone,
            Regimen fentanylPatch,
            Regimen buprenorphine) {

        /** The regimen of one formulation. */
        public Regimen of(Formulation formulation) {
            return switch (formulation) {
                case IMMEDIATE_RELEASE -> immediateRelease;
                case EXTENDED_RELEASE -> extendedRelease;
                case METHADONE -> methadone;
                case FENTANYL_PATCH -> fentanylPatch;
                case BUPRENORPHINE -> buprenorphine;
            };
        }
    }
}

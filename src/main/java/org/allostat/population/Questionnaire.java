package org.allostat.population;

import org.allostat.kernel.Criterion;
import org.allostat.kernel.DsmInterview;
import org.allostat.kernel.PatientBatch;
import org.allostat.random.RandomStreams;

/**
 * The eleven criteria as people of a batch answer them, each with thresholds of their own for life.
 *
 * <p>A threshold takes a logarithm and hardly ever decides closely. It ascends with the uniform it comes from, in floating
 * point too ({@link Math#log} is semi-monotonic, and each other step rounds one ascending operation), so that the
 * thresholds at the ends of an equal part of (0, 1) enclose all of that part: only a severity between the two needs the
 * threshold itself. The answers are those of {@link DsmInterview#endorsed}.
 */
public final class Questionnaire {
    /** Parts of (0, 1), a power of two, so that the part of a uniform is found without rounding. */
    private static final int PARTS = 256;

    private final RandomStreams random;
    private final DsmInterview interview;
    private final Criterion[] criteria = Criterion.values();
    /** Thresholds at the ends of the parts; shape [criteria][parts + 1]. */
    private final double[][] thresholds = new double[Criterion.COUNT][PARTS + 1];

    /** @param model the parameter set */
    public Questionnaire(Model model) {
        random = model.random();
        interview = model.interview();
        for (Criterion criterion : criteria) {
            for (int part = 0; part <= PARTS; part++) {
                thresholds[criterion.ordinal()][part] = interview.threshold(criterion, (double) part / PARTS);
            }
        }
    }

    /**
     * The latent severity of somebody in a batch today.
     *
     * @param criteriaBaseline the person's own severity without any adaptation
     * @param misuse whether the person misuses
     * @param batch where the person lives
     * @param i the person's place
     */
    public double severity(double criteriaBaseline, boolean misuse, PatientBatch batch, int i) {
        return interview.severity(
                criteriaBaseline, batch.rewardLoad(i), batch.stressLoad(i), batch.lastCraving[i], misuse);
    }

    /** The criteria that a person endorses at a severity, counted or not: a mask with bit {@link Criterion#ordinal()}. */
    public int endorsed(long person, double severity) {
        int mask = 0;
        for (Criterion criterion : criteria) {
            double uniform = random.uniform(person, PersonStream.criterion(criterion), 0);
            mask |= endorses(criterion, uniform, severity) ? 1 << criterion.ordinal() : 0;
        }
        return mask;
    }

    /**
     * What somebody answers at a severity, and how much more severe it may be before another criterion is endorsed.
     *
     * @param endorsed the criteria endorsed, a mask with bit {@link Criterion#ordinal()}
     * @param alikeUpTo a severity up to which the person answers alike; infinite where all are endorsed
     */
    public record Room(int endorsed, double alikeUpTo) {}

    /** The answers of a person at a severity, and up to where they stay. */
    public Room room(long person, double severity) {
        int mask = 0;
        double alikeUpTo = Double.POSITIVE_INFINITY;
        for (Criterion criterion : criteria) {
            double uniform = random.uniform(person, PersonStream.criterion(criterion), 0);
            if (endorses(criterion, uniform, severity)) {
                mask |= 1 << criterion.ordinal();
            } else {
                double atLeast = thresholds[criterion.ordinal()][(int) (uniform * PARTS)];
                alikeUpTo = Math.min(alikeUpTo, Math.max(severity, atLeast));
            }
        }
        return new Room(mask, alikeUpTo);
    }

    private boolean endorses(Criterion criterion, double uniform, double severity) {
        double[] ends = thresholds[criterion.ordinal()];
        int part = (int) (uniform * PARTS);
        return severity > ends[part + 1]
                || (severity > ends[part] && severity > interview.threshold(criterion, uniform));
    }
}

package org.allostat.evidence;

import java.io.Serializable;
import java.util.EnumMap;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Death from causes other than those the model adds on its own: the life table's hazard less those causes, times the
 * patients' ratio. The causes are known for adults as a whole, so at young ages they could exceed the table; at least a
 * quarter of the table's hazard always stays.
 */
public final class BackgroundMortality implements Serializable {
    private static final double LEAST_SHARE = 0.25;

    private final int firstAgeYears;
    /** Shape [sex][age less the first]. */
    private final double[][] yearlyHazard;

    /**
     * @param table deaths from every cause
     * @param causes what to take out
     * @param ratio hazard of patients over that of the table, not negative
     */
    public BackgroundMortality(LifeTable table, List<CauseOfDeath> causes, double ratio) {
        if (!(ratio >= 0 && ratio < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("ratio must be finite and not negative: " + ratio);
        }
        EnumMap<Sex, Double> removedPerYear = new EnumMap<>(Sex.class);
        for (CauseOfDeath cause : causes) {
            removedPerYear.merge(cause.sex(), cause.deathsPerYear(), Double::sum);
        }
        firstAgeYears = table.firstAgeYears();
        yearlyHazard = new double[Sex.values().length][];
        for (Sex sex : Sex.values()) {
            double removed = removedPerYear.getOrDefault(sex, 0.0);
            yearlyHazard[sex.ordinal()] = IntStream.rangeClosed(firstAgeYears, table.lastAgeYears())
                    .mapToDouble(age -> {
                        double everyCause = -StrictMath.log1p(-table.yearlyDeathProbability(age, sex));
                        return ratio * Math.max(everyCause - removed, LEAST_SHARE * everyCause);
                    })
                    .toArray();
        }
    }

    /** The youngest age, years. */
    public int firstAgeYears() {
        return firstAgeYears;
    }

    /** The oldest age, years; older people die as at this age. */
    public int lastAgeYears() {
        return firstAgeYears + yearlyHazard[0].length - 1;
    }

    /** Hazard per year at an age, model.md (36): {@code ratio max(h - removed, h / 4)} with {@code h = -ln(1 - q)}. */
    public double yearlyHazard(int ageYears, Sex sex) {
        if (ageYears < firstAgeYears) {
            throw new IllegalArgumentException("ageYears must be " + firstAgeYears + " or more: " + ageYears);
        }
        double[] hazards = yearlyHazard[sex.ordinal()];
        return hazards[Math.min(ageYears - firstAgeYears, hazards.length - 1)];
    }

    /** Probability of dying within a year. */
    public double yearlyDeathProbability(int ageYears, Sex sex) {
        return -StrictMath.expm1(-yearlyHazard(ageYears, sex));
    }
}

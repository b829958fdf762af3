package org.allostat.evidence;

import java.io.Serializable;
import java.util.EnumMap;
import java.util.List;

/**
 * Death from causes other than those the model adds on its own: the life table's hazard less those causes, times the
 * patients' ratio. The causes are known for adults as a whole, so at young ages they could exceed the table; at least a
 * quarter of the table's hazard always stays.
 */
public final class BackgroundMortality implements Serializable {
    private static final double LEAST_SHARE = 0.25;

    private final LifeTable table;
    private final EnumMap<Sex, Double> removedPerYear = new EnumMap<>(Sex.class);
    private final double ratio;

    /**
     * @param table deaths from every cause
     * @param causes what to take out
     * @param ratio hazard of patients over that of the table, not negative
     */
    public BackgroundMortality(LifeTable table, List<CauseOfDeath> causes, double ratio) {
        if (!(ratio >= 0 && ratio < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("ratio must be finite and not negative: " + ratio);
        }
        this.table = table;
        this.ratio = ratio;
        for (CauseOfDeath cause : causes) {
            removedPerYear.merge(cause.sex(), cause.deathsPerYear(), Double::sum);
        }
    }

    /** Hazard per year at an age: {@code ratio max(h - removed, h / 4)} with {@code h = -ln(1 - q)}. */
    public double yearlyHazard(int ageYears, Sex sex) {
        double everyCause = -Math.log1p(-table.yearlyDeathProbability(ageYears, sex));
        double removed = removedPerYear.getOrDefault(sex, 0.0);
        return ratio * Math.max(everyCause - removed, LEAST_SHARE * everyCause);
    }

    /** Probability of dying within a year. */
    public double yearlyDeathProbability(int ageYears, Sex sex) {
        return -Math.expm1(-yearlyHazard(ageYears, sex));
    }
}

package org.allostat.population;

import java.util.List;
import java.util.Locale;
import org.allostat.kernel.Severity;

/** The variables by which outcomes are reported, each with its strata in order. Values are those at interview. */
@SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
public enum StratumVariable {
    ALL("all"),
    EXPOSURE_TYPE("short_course", "intermittent", "long_term"),
    SEX("female", "male"),
    AGE_GROUP("18-34", "35-64", "65+"),
    MME_BAND("0", ">0-<20", "20-<50", "50-<90", "90+"),
    YEARS_ON_OPIOIDS("<1", "1-<5", "5-<10", "10+"),
    POUD_SEVERITY("mild", "moderate", "severe"),
    BENZODIAZEPINE("no", "yes"),
    DEPRESSION("no", "yes"),
    INSURANCE("medicaid", "medicare", "private", "other", "uninsured");

    private static final int MIDDLE_AGE = 35;
    private static final int OLD_AGE = 65;
    private static final double[] MME_BOUNDS = {0, 20, 50, 90};
    private static final double[] YEARS_BOUNDS = {1, 5, 10};

    private final List<String> strata;

    StratumVariable(String... strata) {
        this.strata = List.of(strata);
    }

    /** The name used in column {@code stratum_variable}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The variable of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static StratumVariable ofLabel(String label) {
        for (StratumVariable variable : values()) {
            if (variable.label().equals(label)) {
                return variable;
            }
        }
        throw new IllegalArgumentException("no variable of strata: " + label);
    }

    /** The strata in order, as in column {@code stratum}. */
    public List<String> strata() {
        return strata;
    }

    /** Number of strata of all variables together. */
    public static int totalStrata() {
        int total = 0;
        for (StratumVariable variable : values()) {
            total += variable.strata.size();
        }
        return total;
    }

    /** Position of this variable's first stratum when all strata of all variables are numbered through. */
    public int offset() {
        int offset = 0;
        for (StratumVariable variable : values()) {
            if (variable == this) {
                return offset;
            }
            offset += variable.strata.size();
        }
        return offset;
    }

    /** The number of each variable's stratum that a patient belongs to, numbered through; shape [variables]. */
    public static int[] strataOf(CohortPatient patient) {
        int[] numbers = new int[values().length];
        for (StratumVariable variable : values()) {
            numbers[variable.ordinal()] = variable.offset() + variable.stratumOf(patient);
        }
        return numbers;
    }

    private int stratumOf(CohortPatient patient) {
        return switch (this) {
            case ALL -> 0;
            case EXPOSURE_TYPE -> indexOf(patient.exposureType());
            case SEX -> indexOf(patient.sex());
            case AGE_GROUP -> patient.ageYears() < MIDDLE_AGE ? 0 : patient.ageYears() < OLD_AGE ? 1 : 2;
            case MME_BAND -> mmeBand(patient.mmePerDay());
            case YEARS_ON_OPIOIDS -> yearsBand(patient.yearsOnOpioids());
            case POUD_SEVERITY -> Severity.ofCriteria(patient.criteriaCount()).ordinal() - 1;
            case BENZODIAZEPINE -> patient.benzodiazepine() ? 1 : 0;
            case DEPRESSION -> patient.depression() ? 1 : 0;
            case INSURANCE -> indexOf(patient.insurance());
        };
    }

    /** Position of a dose, MME/d, in the strata of {@link #MME_BAND}. */
    public static int mmeBand(double mmePerDay) {
        return mmePerDay > 0 ? Math.max(1, band(mmePerDay, MME_BOUNDS)) : 0;
    }

    /** Position of a duration, years, in the strata of {@link #YEARS_ON_OPIOIDS}. */
    public static int yearsBand(double years) {
        return band(years, YEARS_BOUNDS);
    }

    private int indexOf(String stratum) {
        int index = strata.indexOf(stratum);
        if (index < 0) {
            throw new IllegalArgumentException(label() + " must be one of " + strata + ": " + stratum);
        }
        return index;
    }

    private static int band(double value, double[] bounds) {
        int band = 0;
        while (band < bounds.length && value >= bounds[band]) {
            band++;
        }
        return band;
    }
}

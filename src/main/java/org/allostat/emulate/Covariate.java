package org.allostat.emulate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.allostat.evidence.Sex;
import org.allostat.population.CohortPatient;

/** What a study could see and adjust for, in the strata it would form. All else is unmeasured by construction. */
public enum Covariate {
    AGE(3),
    SEX(2),
    MME_BAND(5),
    BENZODIAZEPINE(2),
    DEPRESSION(2);

    private static final double[] AGES = {45, 65};
    private static final double[] DOSES = {20, 50, 90, 200};
    private static final double MONTH_DAYS = 28;

    private final int strata;

    Covariate(int strata) {
        this.strata = strata;
    }

    int strata() {
        return strata;
    }

    /** The stratum of a person at the index date. */
    int of(RecordView view) {
        CohortPatient patient = view.patient();
        return switch (this) {
            case AGE -> band(patient.ageYears(), AGES);
            case SEX -> patient.sex().equals(Sex.FEMALE.label()) ? 1 : 0;
            case MME_BAND -> band(view.index == 0 ? patient.mmePerDay() : view.mean(Series.MME, -MONTH_DAYS, 0), DOSES);
            case BENZODIAZEPINE -> patient.benzodiazepine() ? 1 : 0;
            case DEPRESSION -> patient.depression() ? 1 : 0;
        };
    }

    private static int band(double value, double[] limits) {
        int band = 0;
        while (band < limits.length && value >= limits[band]) {
            band++;
        }
        return band;
    }

    /** Number of strata of several covariates crossed. */
    static int strata(List<Covariate> covariates) {
        int strata = 1;
        for (Covariate covariate : covariates) {
            strata *= covariate.strata;
        }
        return strata;
    }

    /** The crossed stratum of a person at the index date. */
    static int stratum(List<Covariate> covariates, RecordView view) {
        int stratum = 0;
        for (Covariate covariate : covariates) {
            stratum = stratum * covariate.strata + covariate.of(view);
        }
        return stratum;
    }

    /** The levels of the covariates in a crossed stratum, in order. */
    static int[] levels(List<Covariate> covariates, int stratum) {
        int[] levels = new int[covariates.size()];
        int rest = stratum;
        for (int i = covariates.size() - 1; i >= 0; i--) {
            levels[i] = rest % covariates.get(i).strata;
            rest /= covariates.get(i).strata;
        }
        return levels;
    }

    /** The name in files: {@code mme_band}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Every name. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(Covariate::label).toList();
    }
}

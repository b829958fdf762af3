package org.allostat.explain;

import java.util.Locale;
import org.allostat.population.CohortPatient;
import org.allostat.population.ExposureType;
import org.allostat.population.PainCondition;

/** Who a patient is, in a sentence. */
public final class Who {
    private Who() {}

    /**
     * The patient on the day on which policies begin.
     *
     * @param adults whom the patient stands for: {@code US adults}
     */
    public static String of(CohortPatient patient, String adults) {
        return (patient.sex().equals("female") ? "Woman" : "Man") + " of " + patient.ageYears() + ", "
                + pain(patient.painCondition()) + "; " + opioid(patient) + "; " + patient.criteriaCount()
                + " criteria of opioid use disorder"
                + (patient.benzodiazepine() ? "; takes a benzodiazepine" : "")
                + (patient.depression() ? "; has depression" : "")
                + (patient.misuse() ? "; uses an illicit supply" : "") + ". Pain "
                + Digits.three(patient.baseline().baselinePain()) + " of 10, hyperkatifeia "
                + Digits.three(patient.baseline().baselineHyperkatifeia()) + " of 10. Stands for "
                + Digits.three(patient.weight()) + " " + adults + ".";
    }

    private static String pain(String condition) {
        return condition.equals(PainCondition.OTHER.label()) ? "pain of another kind" : plain(condition) + " pain";
    }

    private static String opioid(CohortPatient patient) {
        if (!patient.exposureType().equals(ExposureType.LONG_TERM.label())) {
            return "takes opioids in courses (" + plain(patient.exposureType()) + ")";
        }
        return patient.mmePerDay() > 0
                ? Digits.three(patient.mmePerDay()) + " MME/d, " + plain(patient.formulation()) + ", "
                        + Digits.three(patient.yearsOnOpioids()) + " years on opioids"
                : "off opioids after " + Digits.three(patient.yearsOnOpioids()) + " years on them";
    }

    static String plain(String label) {
        return label.replace('_', ' ').toLowerCase(Locale.ROOT);
    }
}

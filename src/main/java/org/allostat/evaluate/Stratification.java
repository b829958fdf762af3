package org.allostat.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The groups for which outcomes are reported: everybody, and the strata of eight variables at policy start. Each patient is
 * in exactly one stratum of each variable. Strata are numbered through, variable by variable.
 */
public final class Stratification {
    /** Variable and stratum of everybody. */
    public static final String ALL = "all";

    private static final Bands AGE = new Bands("age_group", List.of(35.0, 65.0), List.of("18-34", "35-64", "65+"));
    private static final Bands DOSE =
            new Bands("mme_band", List.of(20.0, 50.0, 90.0), List.of("0-<20", "20-<50", "50-<90", ">=90"));
    private static final Bands DURATION =
            new Bands("years_on_opioids", List.of(1.0, 5.0, 10.0), List.of("<1", "1-<5", "5-<10", ">=10"));
    private static final List<String> BOOLEANS = List.of("false", "true");

    private final List<Level> levels = new ArrayList<>();
    private final Map<Level, Integer> numbers;

    /**
     * @param sexLabels labels of the cohort's column {@code sex}
     * @param severityLabels labels of {@code poud_severity}
     * @param insuranceLabels labels of {@code insurance}
     */
    public Stratification(List<String> sexLabels, List<String> severityLabels, List<String> insuranceLabels) {
        addVariable(ALL, List.of(ALL));
        addVariable("sex", sexLabels);
        addVariable(AGE.variable, AGE.labels);
        addVariable(DOSE.variable, DOSE.labels);
        addVariable(DURATION.variable, DURATION.labels);
        addVariable("poud_severity", severityLabels);
        addVariable("benzodiazepine", BOOLEANS);
        addVariable("depression", BOOLEANS);
        addVariable("insurance", insuranceLabels);
        numbers = new TreeMap<>();
        for (int i = 0; i < levels.size(); i++) {
            if (numbers.put(levels.get(i), i) != null) {
                throw new IllegalArgumentException("a stratum is named twice: " + levels.get(i));
            }
        }
    }

    /** All strata by number. */
    public List<Level> levels() {
        return List.copyOf(levels);
    }

    /** Numbers of the strata a patient is in, one per variable. */
    public int[] levelsOf(Patient patient) {
        return new int[] {
            number(ALL, ALL),
            number("sex", patient.sex),
            number(AGE.variable, AGE.labelOf(patient.ageYears)),
            number(DOSE.variable, DOSE.labelOf(patient.mmePerDay)),
            number(DURATION.variable, DURATION.labelOf(patient.yearsOnOpioids)),
            number("poud_severity", patient.poudSeverity),
            number("benzodiazepine", String.valueOf(patient.benzodiazepine)),
            number("depression", String.valueOf(patient.depression)),
            number("insurance", patient.insurance)
        };
    }

    private void addVariable(String variable, List<String> labels) {
        labels.forEach(label -> levels.add(new Level(variable, label)));
    }

    private int number(String variable, String stratum) {
        Integer number = numbers.get(new Level(variable, stratum));
        if (number == null) {
            throw new IllegalArgumentException(variable + " must be one of "
                    + levels.stream()
                            .filter(level -> level.variable.equals(variable))
                            .map(Level::stratum)
                            .toList()
                    + ": " + stratum);
        }
        return number;
    }

    /**
     * One stratum of one variable.
     *
     * @param variable value of column {@code stratum_variable}
     * @param stratum value of column {@code stratum}
     */
    public record Level(String variable, String stratum) implements Comparable<Level> {
        @Override
        public int compareTo(Level other) {
            int byVariable = variable.compareTo(other.variable);
            return byVariable == 0 ? stratum.compareTo(other.stratum) : byVariable;
        }
    }

    /**
     * What decides a patient's strata, at policy start.
     *
     * @param sex label
     * @param ageYears at least 18
     * @param mmePerDay prescribed dose
     * @param yearsOnOpioids since the first prescription
     * @param poudSeverity label
     * @param benzodiazepine takes a benzodiazepine
     * @param depression has major depression
     * @param insurance label
     */
    public record Patient(
            String sex,
            double ageYears,
            double mmePerDay,
            double yearsOnOpioids,
            String poudSeverity,
            boolean benzodiazepine,
            boolean depression,
            String insurance) {}

    /**
     * Half-open bands of a number.
     *
     * @param variable value of column {@code stratum_variable}
     * @param starts where each band but the lowest starts, rising
     * @param labels one more than starts
     */
    private record Bands(String variable, List<Double> starts, List<String> labels) {
        String labelOf(double value) {
            if (!(value >= 0)) {
                throw new IllegalArgumentException(variable + " needs a value of at least 0: " + value);
            }
            int band = 0;
            while (band < starts.size() && value >= starts.get(band)) {
                band++;
            }
            return labels.get(band);
        }
    }
}

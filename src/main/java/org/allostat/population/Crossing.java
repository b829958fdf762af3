package org.allostat.population;

import static java.util.stream.Collectors.joining;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;

/**
 * Variables whose strata are crossed: a stratum of the crossing is one stratum of each. Whatever the order in which variables are
 * named, theirs is that of {@link StratumVariable}, so that one crossing has one name in every table.
 *
 * @param variables two or more, without {@link StratumVariable#ALL}, in their order
 */
public record Crossing(List<StratumVariable> variables) implements Serializable {
    /**
     * Most strata of all crossings of a study together: each holds sums of every policy, design stratum and measure, in every task
     * and for every pivot.
     */
    public static final int MOST_STRATA = 100;

    private static final int FEWEST_VARIABLES = 2;
    private static final String SEPARATOR = ":";

    public Crossing {
        variables = List.copyOf(variables);
        if (variables.size() < FEWEST_VARIABLES
                || variables.contains(StratumVariable.ALL)
                || !variables.equals(inOrder(variables))) {
            throw new IllegalArgumentException(
                    "a crossing is of two or more variables in order, each once: " + variables);
        }
    }

    /** The crossing of variables in any order, each once. */
    public static Crossing of(List<StratumVariable> variables) {
        if (inOrder(variables).size() < variables.size()) {
            throw new IllegalArgumentException("a variable is named twice: " + variables);
        }
        return new Crossing(inOrder(variables));
    }

    /** Crossings by their variables' labels. */
    public static List<Crossing> ofLabels(List<List<String>> crossings) {
        return crossings.stream()
                .map(labels -> of(labels.stream().map(StratumVariable::ofLabel).toList()))
                .toList();
    }

    private static List<StratumVariable> inOrder(List<StratumVariable> variables) {
        EnumSet<StratumVariable> ordered = EnumSet.noneOf(StratumVariable.class);
        ordered.addAll(variables);
        return List.copyOf(ordered);
    }

    /** First by the first variable, then by the second, and so on; of two that begin alike the shorter comes first. */
    public static Comparator<Crossing> order() {
        return (one, other) -> Arrays.compare(
                one.variables.toArray(StratumVariable[]::new), other.variables.toArray(StratumVariable[]::new));
    }

    /** The name used in column {@code stratum_variable}: {@code exposure_type:age_group}. */
    public String label() {
        return label(variables.stream().map(StratumVariable::label).toList());
    }

    /** One name for what several names together mean, in the order of the variables. */
    public static String label(List<String> names) {
        return names.stream().collect(joining(SEPARATOR));
    }

    /** The strata as in column {@code stratum}, those of the last variable side by side: {@code long_term:18-34}. */
    public List<String> strata() {
        List<String> strata = List.of("");
        for (StratumVariable variable : variables) {
            List<String> longer = new ArrayList<>();
            for (String begun : strata) {
                variable.strata()
                        .forEach(stratum -> longer.add(begun.isEmpty() ? stratum : begun + SEPARATOR + stratum));
            }
            strata = longer;
        }
        return strata;
    }

    /** Number of strata. */
    public int size() {
        int size = 1;
        for (StratumVariable variable : variables) {
            size *= variable.strata().size();
        }
        return size;
    }

    /**
     * The number of each variable's stratum, and of each crossing's, that a patient belongs to, when the strata of all variables
     * and then of all crossings are numbered through; shape [variables + crossings].
     */
    public static int[] strataOf(CohortPatient patient, List<Crossing> crossings) {
        int[] ofVariables = StratumVariable.strataOf(patient);
        int[] numbers = Arrays.copyOf(ofVariables, ofVariables.length + crossings.size());
        int offset = StratumVariable.totalStrata();
        for (int i = 0; i < crossings.size(); i++) {
            numbers[ofVariables.length + i] = offset + crossings.get(i).place(ofVariables);
            offset += crossings.get(i).size();
        }
        return numbers;
    }

    /** Place in {@link #strata} of whoever is in these strata of the variables. */
    private int place(int[] ofVariables) {
        int place = 0;
        for (StratumVariable variable : variables) {
            place = place * variable.strata().size() + ofVariables[variable.ordinal()] - variable.offset();
        }
        return place;
    }
}

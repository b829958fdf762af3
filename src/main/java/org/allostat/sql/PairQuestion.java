package org.allostat.sql;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.allostat.outcomes.Measure;
import org.allostat.outcomes.Quantity;
import org.allostat.population.Crossing;
import org.allostat.population.ExposureType;
import org.allostat.population.StratumVariable;
import org.allostat.problem.InputException;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of two policies of a run.
 *
 * @param policy id of the policy that is asked about
 * @param against id of the policy that it is compared with
 * @param measures what is compared
 * @param by variables whose strata are crossed; none for one row
 * @param population whose patients are counted; null for the whole cohort
 * @param per persons or person-years that an estimate is scaled to; null for the measure's own unit
 */
public record PairQuestion(
        String policy,
        String against,
        List<Measure> measures,
        List<StratumVariable> by,
        @Nullable ExposureType population,
        @Nullable Long per) {
    private static final double PERSON_YEARS = 100;
    private static final String PER_100_PERSON_YEARS = "per 100 person-years";

    public PairQuestion {
        measures = List.copyOf(measures);
        by = List.copyOf(by);
        if (per != null) {
            List<String> problems = measures.stream()
                    .filter(measure -> !scales(measure))
                    .map(
                            measure -> "--per: " + measure.label() + " is in " + measure.unit()
                                    + ", which no number of people multiplies (allowed: rates, shares, and means of what adds up over people)")
                    .toList();
            if (!problems.isEmpty()) {
                throw new InputException(problems);
            }
        }
    }

    /** Whether a number of people has so many times a measure: of scores it has not, and totals are of all already. */
    public static boolean scales(Measure measure) {
        return switch (measure.kind()) {
            case RATE, EXPECTED_RATE, SHARE -> true;
            case TOTAL -> false;
            case MEAN ->
                switch (measure.numerator()) {
                    case LIFE_YEARS,
                            LIFE_YEARS_UNDISCOUNTED,
                            QALYS,
                            COST_USD,
                            COST_CARE_USD,
                            COST_OPIOIDS_USD,
                            OPIOID_DAYS,
                            MONTHS_ON_BUPRENORPHINE,
                            MONTHS_WAITED -> true;
                    default -> false;
                };
        };
    }

    /** What an estimate in the measure's unit is multiplied with. */
    double scale(Measure measure) {
        if (per == null) {
            return 1;
        }
        return isRate(measure) ? per / PERSON_YEARS : per;
    }

    /** Unit of what is printed. */
    String unit(Measure measure) {
        if (per == null) {
            return measure.unit();
        }
        String people = String.format(Locale.ROOT, "%,d", per);
        if (isRate(measure)) {
            return measure.unit().replace(PER_100_PERSON_YEARS, "per " + people + " person-years");
        }
        if (measure.denominator() == Quantity.PERSONS) {
            return (measure.kind() == Measure.Kind.SHARE ? "persons" : measure.unit()) + " per " + people + " persons";
        }
        return measure.unit().replace("share of", "per " + people + " of");
    }

    private static boolean isRate(Measure measure) {
        return measure.kind() == Measure.Kind.RATE || measure.kind() == Measure.Kind.EXPECTED_RATE;
    }

    /** The variables of whose strata the cells are crossed, that of the population among them; none for one variable or everybody. */
    public Optional<Crossing> crossing() {
        EnumSet<StratumVariable> variables = variables();
        return variables.size() < 2 ? Optional.empty() : Optional.of(Crossing.of(List.copyOf(variables)));
    }

    private EnumSet<StratumVariable> variables() {
        EnumSet<StratumVariable> variables = EnumSet.noneOf(StratumVariable.class);
        variables.addAll(by);
        if (population != null) {
            variables.add(StratumVariable.EXPOSURE_TYPE);
        }
        return variables;
    }

    /**
     * Value of {@code stratum_variable} under which the tables have the cells asked for; null where they are crossed and in no table.
     *
     * @param crossings crossed strata that are in the tables
     */
    @Nullable
    String tabulated(List<Crossing> crossings) {
        Optional<Crossing> crossing = crossing();
        if (crossing.isPresent()) {
            return crossings.contains(crossing.get()) ? crossing.get().label() : null;
        }
        return variables().stream().findFirst().orElse(StratumVariable.ALL).label();
    }

    /** The stratum of {@link #tabulated} that a cell is. */
    String stratum(List<Integer> cell) {
        List<String> strata = new ArrayList<>();
        for (StratumVariable variable : variables()) {
            int place = by.indexOf(variable);
            strata.add(
                    place < 0
                            ? Objects.requireNonNull(population).label()
                            : variable.strata().get(cell.get(place)));
        }
        return strata.isEmpty() ? StratumVariable.ALL.label() : Crossing.label(strata);
    }

    /** Names of the strata that make up a cell. */
    List<String> strata(List<Integer> cell) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < cell.size(); i++) {
            names.add(by.get(i).strata().get(cell.get(i)));
        }
        return names;
    }

    /** SQL of the patients who are counted: id, weight, design stratum, and the places {@code s0, s1, ...} of their strata. */
    String patients() {
        StringBuilder sql = new StringBuilder("SELECT patient_id, weight, exposure_type");
        for (int i = 0; i < by.size(); i++) {
            sql.append(", ").append(OutcomeSql.place(by.get(i))).append(" AS s").append(i);
        }
        sql.append(" FROM cohort");
        if (population != null) {
            sql.append(" WHERE exposure_type = ").append(DuckDbTables.literal(population.label()));
        }
        return sql.toString();
    }

    /** Names of the columns of {@link #patients} that say in which cell somebody is, each followed by a comma. */
    String cellColumns() {
        StringBuilder sql = new StringBuilder();
        for (int i = 0; i < by.size(); i++) {
            sql.append('s').append(i).append(", ");
        }
        return sql.toString();
    }

    /** SQL of a measure's numerator {@code y} and denominator {@code x} under a policy, in steps. */
    static String outcomes(Measure measure, String policy) {
        return "SELECT patient_id, " + OutcomeSql.steps(measure.numerator()) + " AS y, "
                + OutcomeSql.steps(measure.denominator()) + " AS x FROM patient_outcomes WHERE draw = 0 AND policy = "
                + DuckDbTables.literal(policy);
    }
}

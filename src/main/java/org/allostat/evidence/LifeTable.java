package org.allostat.evidence;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** One-year death probabilities by age and sex. */
public final class LifeTable implements Serializable {
    private static final List<String> HEADER = List.of("age_years", "sex", "qx");

    private final int firstAgeYears;
    private final double[][] probability;

    private LifeTable(int firstAgeYears, double[][] probability) {
        this.firstAgeYears = firstAgeYears;
        this.probability = probability;
    }

    /** The table that the program carries: United States, 2022. */
    public static LifeTable standard() {
        return read(CsvSource.standard("life_table.csv"));
    }

    /**
     * A table from its file: every age from the first to the last, for both sexes.
     *
     * @throws org.allostat.problem.InputException with every problem
     */
    public static LifeTable read(CsvSource source) {
        List<Row> rows =
                CsvTable.read(source, HEADER, Row::of, (found, problems) -> checkComplete(source, found, problems));
        int first = rows.stream().mapToInt(Row::ageYears).min().orElse(0);
        double[][] probability = new double[Sex.values().length][rows.size() / Sex.values().length];
        rows.forEach(row -> probability[row.sex().ordinal()][row.ageYears() - first] = row.deathProbability());
        return new LifeTable(first, probability);
    }

    /** The youngest age of the table, years. */
    public int firstAgeYears() {
        return firstAgeYears;
    }

    /** The oldest age of the table, years; older people die as at this age. */
    public int lastAgeYears() {
        return firstAgeYears + probability[0].length - 1;
    }

    /** The probability of dying within a year of the birthday at which {@code ageYears} was reached. */
    public double yearlyDeathProbability(int ageYears, Sex sex) {
        if (ageYears < firstAgeYears) {
            throw new IllegalArgumentException("ageYears must be " + firstAgeYears + " or more: " + ageYears);
        }
        return probability[sex.ordinal()][Math.min(ageYears, lastAgeYears()) - firstAgeYears];
    }

    private static void checkComplete(CsvSource source, List<Row> rows, List<String> problems) {
        for (Sex sex : Sex.values()) {
            int[] ages = rows.stream()
                    .filter(row -> row.sex() == sex)
                    .mapToInt(Row::ageYears)
                    .sorted()
                    .toArray();
            int first = rows.stream().mapToInt(Row::ageYears).min().orElse(0);
            int last = rows.stream().mapToInt(Row::ageYears).max().orElse(-1);
            if (!isEveryAge(ages, first, last)) {
                problems.add(source.name() + ": must have every age from " + first + " to " + last + " once for sex "
                        + sex.label());
            }
        }
    }

    /** Counts before it looks, so that an age of two thousand million costs nothing. */
    private static boolean isEveryAge(int[] ages, int first, int last) {
        boolean asMany = ages.length > 0 && ages.length == (long) last - first + 1;
        return asMany && Arrays.equals(ages, IntStream.rangeClosed(first, last).toArray());
    }

    private record Row(int ageYears, Sex sex, double deathProbability) {
        static Row of(CsvRow row) {
            double probability = row.number("qx");
            if (!(probability >= 0 && probability < 1)) {
                row.problem("qx must be in [0, 1): " + row.text("qx"));
            }
            return new Row(row.integer("age_years"), row.constant("sex", Sex.class, Sex::label), probability);
        }
    }
}

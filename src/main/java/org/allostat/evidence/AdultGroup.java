package org.allostat.evidence;

import java.util.List;

/**
 * US resident adults of one age group and sex.
 *
 * @param ageLowYears youngest age
 * @param ageHighYears oldest age; 100 for the open group
 * @param sex sex
 * @param populationMillion how many, millions
 */
public record AdultGroup(int ageLowYears, int ageHighYears, Sex sex, double populationMillion) {
    private static final List<String> HEADER =
            List.of("age_low_years", "age_high_years", "sex", "population_million", "basis", "source");

    /** The groups that the program carries: 2021. */
    public static List<AdultGroup> standard() {
        return read(CsvSource.standard("us_adults_2021.csv"));
    }

    /**
     * Groups from their file.
     *
     * @throws org.allostat.problem.InputException with every problem
     */
    public static List<AdultGroup> read(CsvSource source) {
        return CsvTable.read(source, HEADER, AdultGroup::of, (groups, problems) -> {});
    }

    private static AdultGroup of(CsvRow row) {
        AdultGroup group = new AdultGroup(
                row.integer("age_low_years"),
                row.integer("age_high_years"),
                row.constant("sex", Sex.class, Sex::label),
                row.number("population_million"));
        row.constant("basis", Basis.class, Basis::label);
        if (group.ageLowYears > group.ageHighYears || !(group.populationMillion > 0)) {
            row.problem("ages must ascend and population_million must be positive");
        }
        return group;
    }
}

package org.allostat.evidence;

import java.util.List;

/**
 * A cause that the model adds on its own and that is therefore taken out of the life table.
 *
 * @param cause its name
 * @param sex sex
 * @param deathsPerYear deaths per person-year among adults
 */
public record CauseOfDeath(String cause, Sex sex, double deathsPerYear) {
    private static final List<String> HEADER =
            List.of("cause", "sex", "deaths_per_100000_per_year", "basis", "source", "note");

    private static final double PERSONS = 100_000;

    /** The causes that the program carries: opioid overdose and suicide, United States, 2021. */
    public static List<CauseOfDeath> standard() {
        return read(CsvSource.standard("mortality_causes.csv"));
    }

    /**
     * Causes from their file.
     *
     * @throws org.allostat.problem.InputException with every problem
     */
    public static List<CauseOfDeath> read(CsvSource source) {
        return CsvTable.read(source, HEADER, CauseOfDeath::of, (causes, problems) -> {});
    }

    private static CauseOfDeath of(CsvRow row) {
        double deaths = row.number("deaths_per_100000_per_year");
        if (deaths < 0) {
            row.problem("deaths_per_100000_per_year must not be negative: " + deaths);
        }
        row.constant("basis", Basis.class, Basis::label);
        return new CauseOfDeath(row.required("cause"), row.constant("sex", Sex.class, Sex::label), deaths / PERSONS);
    }
}

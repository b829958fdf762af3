package org.allostat.population;

/** Age groups of the published figures of current use (NHANES); together the adults that it asked. */
enum CurrentUseAges {
    AGES_20_TO_39(20, 39),
    AGES_40_TO_59(40, 59),
    AGES_60_AND_OVER(60, Integer.MAX_VALUE);

    private final int lowYears;
    private final int highYears;

    CurrentUseAges(int lowYears, int highYears) {
        this.lowYears = lowYears;
        this.highYears = highYears;
    }

    static int youngestYears() {
        return AGES_20_TO_39.lowYears;
    }

    boolean contain(int ageYears) {
        return ageYears >= lowYears && ageYears <= highYears;
    }
}

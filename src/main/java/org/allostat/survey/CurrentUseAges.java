package org.allostat.survey;

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

    /** The words used in column {@code domain}: {@code 20-39}. */
    String label() {
        return highYears == Integer.MAX_VALUE ? lowYears + "+" : lowYears + "-" + highYears;
    }

    /** Whether the survey of these figures asked people of this age. */
    static boolean asked(int ageYears) {
        return ageYears >= AGES_20_TO_39.lowYears;
    }

    boolean contain(int ageYears) {
        return ageYears >= lowYears && ageYears <= highYears;
    }
}

package org.allostat.evidence;

/** Age groups of the survey extract; finer age is not public. */
public enum AgeGroup {
    AGES_18_TO_34("18-34", 18, 34),
    AGES_35_TO_64("35-64", 35, 64),
    AGES_65_AND_OVER("65+", 65, 100);

    private final String label;
    private final int lowYears;
    private final int highYears;

    AgeGroup(String label, int lowYears, int highYears) {
        this.label = label;
        this.lowYears = lowYears;
        this.highYears = highYears;
    }

    /**
     * The group of an age.
     *
     * @param years from 18 on
     */
    public static AgeGroup ofYears(int years) {
        for (AgeGroup group : values()) {
            if (years >= group.lowYears && years <= group.highYears) {
                return group;
            }
        }
        throw new IllegalArgumentException("age must be in [18, 100] years: " + years);
    }

    /** Whether all of some adults are of this age. */
    boolean holds(AdultGroup adults) {
        return adults.ageLowYears() >= lowYears && adults.ageHighYears() <= highYears;
    }

    /** The words used in files and tables: {@code 18-34}. */
    public String label() {
        return label;
    }

    /** Youngest age, years. */
    public int lowYears() {
        return lowYears;
    }

    /** Oldest age, years; the end of the life table for the open group. */
    public int highYears() {
        return highYears;
    }
}

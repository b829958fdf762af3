package org.allostat.outcomes;

import java.util.Locale;

/** What is counted of the time after the horizon, for those who are alive at its end. */
public enum BeyondHorizon {
    /** Nothing: a death costs what is left of the horizon. */
    NONE,
    /** The life-years and QALYs that the life table lets expect: a death costs what was left of life. */
    LIFE_EXPECTANCY;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The word used in studies and tables: {@code life_expectancy}. */
    public String label() {
        return label;
    }

    /** The constant with a label. */
    public static BeyondHorizon ofLabel(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}

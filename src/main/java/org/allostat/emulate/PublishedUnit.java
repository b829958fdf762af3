package org.allostat.emulate;

import java.util.Locale;
import java.util.OptionalDouble;

/** Units as papers print them, against the units in which estimates are compared. */
public enum PublishedUnit {
    PERCENT("%", 1),
    RATIO("ratio", 1),
    PER_100_PERSON_YEARS("1/100 py", 1),
    PER_1000_PERSON_YEARS("1/100 py", 0.1),
    PER_10000_PERSON_YEARS("1/100 py", 0.01),
    NRS("NRS", 1),
    POINTS_OF_100("NRS", 0.1),
    MME_PER_DAY("MME/d", 1),
    COWS("COWS", 1),
    YEARS("year", 1),
    DAYS("d", 1);

    private final String estimate;
    private final double factor;

    PublishedUnit(String estimate, double factor) {
        this.estimate = estimate;
        this.factor = factor;
    }

    /**
     * By what a published number is multiplied to be in the unit of an estimate; empty where it is a number of something else.
     *
     * @param printed unit as printed, such as {@code per 10,000 PY}
     * @param wanted unit of the estimate
     */
    public static OptionalDouble factor(String printed, String wanted) {
        for (PublishedUnit unit : values()) {
            if (unit.estimate.equals(wanted) && unit.isPrintedAs(printed.toLowerCase(Locale.ROOT))) {
                return OptionalDouble.of(unit.factor);
            }
        }
        return OptionalDouble.empty();
    }

    private boolean isPrintedAs(String text) {
        return switch (this) {
            case PERCENT ->
                (text.startsWith("%") && !text.contains("per year")) || text.startsWith("percentage points");
            case RATIO -> text.matches("(a?hr|a?or|a?rr|a?irr|ratio)\\b.*");
            case PER_100_PERSON_YEARS ->
                text.startsWith("per 100 py") || text.startsWith("% per year") || text.startsWith("1/100 py");
            case PER_1000_PERSON_YEARS -> text.startsWith("per 1000 py");
            case PER_10000_PERSON_YEARS -> text.startsWith("per 10,000 py");
            case NRS -> text.startsWith("cm on 10-cm vas") || text.startsWith("0-10") || text.startsWith("nrs");
            case POINTS_OF_100 -> text.startsWith("points of 100");
            case MME_PER_DAY -> text.startsWith("mme") || text.startsWith("mean mem") || text.startsWith("mean mme");
            case COWS -> text.startsWith("cows");
            case YEARS -> text.startsWith("y");
            case DAYS -> text.equals("d") || text.startsWith("days");
        };
    }
}

package org.allostat.evidence;

import java.util.Locale;

/** Whose costs count; which items each contains is data: {@link CountedItems}. */
public enum Perspective {
    HEALTH_CARE_SECTOR,
    PAYER,
    SOCIETAL;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The word used in studies and tables: {@code health_care_sector}. */
    public String label() {
        return label;
    }

    /** The perspective with a label. */
    public static Perspective ofLabel(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}

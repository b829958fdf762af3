package org.allostat.population;

import java.util.Locale;

/** Main pain condition. */
public enum PainCondition {
    BACK,
    JOINT,
    NEUROPATHIC,
    WIDESPREAD,
    OTHER;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The name used in tables. */
    public String label() {
        return label;
    }

    /** The condition's share and shift of pain. */
    PopulationParameters.Condition of(PopulationParameters.Pain pain) {
        return switch (this) {
            case BACK -> pain.back();
            case JOINT -> pain.joint();
            case NEUROPATHIC -> pain.neuropathic();
            case WIDESPREAD -> pain.widespread();
            case OTHER -> pain.other();
        };
    }
}

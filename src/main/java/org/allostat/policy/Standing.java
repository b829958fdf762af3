package org.allostat.policy;

import java.util.Locale;

/** On whose word a policy is an option. */
public enum Standing {
    /** Somebody advises it. */
    GUIDELINE,
    /** It is what happened. */
    PRACTICE,
    /** A question that an analyst asks. */
    SCENARIO,
    /** Nobody advises it: it shows what harm looks like, and is never ranked among options. */
    REFERENCE;

    /** Value of the columns {@code standing}, and of the policy file. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

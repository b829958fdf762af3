package org.allostat.evaluate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.allostat.outcomes.PatientOutcome;

/**
 * Feeds a tally from rows of {@code patient_outcomes}. All rows of one patient in one draw must come one after the other;
 * their policies may come in any order.
 */
public final class PatientRows {
    private final TallyDesign design;
    private final OutcomeTally tally;
    private final Map<String, PatientOutcome> byPolicy = new HashMap<>();
    private int designStratum;
    private int[] levels = {};

    public PatientRows(TallyDesign design, OutcomeTally tally) {
        this.design = design;
        this.tally = tally;
    }

    /**
     * Takes the next row.
     *
     * @param rowDesignStratum place of the patient's design stratum in the design's list
     * @param rowLevels numbers of the reported strata that the patient is in
     */
    public void add(PatientOutcome row, int rowDesignStratum, int[] rowLevels) {
        boolean sameGroup = byPolicy.values().stream()
                .allMatch(other -> other.patientId() == row.patientId() && other.draw() == row.draw());
        if (!sameGroup) {
            finish();
        }
        designStratum = rowDesignStratum;
        levels = rowLevels;
        if (byPolicy.put(row.policy(), row) != null) {
            throw new IllegalArgumentException(
                    "patient " + row.patientId() + ", draw " + row.draw() + ", has two rows of policy " + row.policy());
        }
    }

    /** Adds the last patient; to be called after the last row. */
    public void finish() {
        if (byPolicy.isEmpty()) {
            return;
        }
        List<String> policies = design.policies();
        if (byPolicy.size() != policies.size() || !byPolicy.keySet().containsAll(policies)) {
            throw new IllegalArgumentException("patient "
                    + byPolicy.values().iterator().next().patientId() + " must have one row for each of " + policies
                    + ": " + byPolicy.keySet().stream().sorted().toList());
        }
        PatientOutcome[] outcomes = new PatientOutcome[policies.size()];
        for (PatientOutcome outcome : byPolicy.values()) {
            outcomes[policies.indexOf(outcome.policy())] = outcome;
        }
        tally.add(designStratum, levels, outcomes);
        byPolicy.clear();
    }
}

package org.allostat.simulate;

import java.util.List;
import java.util.function.UnaryOperator;
import org.allostat.kernel.Kernel;
import org.allostat.policy.CareNotes;
import org.allostat.policy.Policy;

/**
 * Who hears of what happens in a replay.
 *
 * @param others policies that may be followed until a policy of the replay reaches a patient
 * @param care hears what is decided on charts
 * @param events hears what happens to bodies
 * @param kernel puts a listener before the kernel; what it gives must advance patients as the kernel does, to the bit
 */
record ReplayWatch(List<Policy> others, CareNotes care, EventNotes events, UnaryOperator<Kernel> kernel) {
    /** Nobody, as in every run. */
    static final ReplayWatch NOBODY =
            new ReplayWatch(List.of(), CareNotes.NONE, EventNotes.NONE, UnaryOperator.identity());

    ReplayWatch {
        others = List.copyOf(others);
    }
}

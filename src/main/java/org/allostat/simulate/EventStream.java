package org.allostat.simulate;

import org.allostat.kernel.EventType;
import org.allostat.random.LuckStreams;

/** Streams of the luck in events. Codes are part of the identity of a run: never reuse or renumber one. */
enum EventStream {
    OVERDOSE_ROUTE(60),
    OVERDOSE_FATAL(61),
    CRISIS_SUICIDE(62),
    ILLICIT_EXIT(63);

    private final int code;

    EventStream(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /** Stream of the hazard budgets of one event type; the index is the number of the event. */
    static int budget(EventType type) {
        return LuckStreams.HAZARD_BUDGET.code(type.ordinal());
    }
}

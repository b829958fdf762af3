package org.allostat.policy;

/**
 * Streams of the luck in decisions. Codes are part of the identity of a run: never reuse or renumber one. Policies share
 * streams, so that the same patient meets the same luck under each.
 */
enum DecisionStream {
    ESCALATION(50),
    ACCEPTANCE(51),
    PAUSE_FAILURE(52),
    DROPOUT(53),
    OFFER_MADE(54),
    RESTART(55),
    RESTART_DOSE(56),
    BUPRENORPHINE_DROPOUT(57),
    BUPRENORPHINE_RETURN(58),
    EXCEPTION(59);

    private final int code;

    DecisionStream(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}

package org.allostat.emulate;

/** Streams of the luck in emulated trials. Codes are part of the identity of a run: never reuse or renumber one. */
enum EmulationStream {
    ALLOCATION(210);

    private final int code;

    EmulationStream(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}

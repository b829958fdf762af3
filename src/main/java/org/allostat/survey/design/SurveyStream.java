package org.allostat.survey.design;

import org.allostat.random.LuckStreams;

/** Streams of the luck in being interviewed. Codes are part of the identity of a run: never reuse or renumber one. */
enum SurveyStream {
    /** Where a person lives, given what the place resembles. */
    PLACE(70),
    /** Order of the places over strata. */
    PLACE_ORDER(71),
    /** Places drawn as PSUs. */
    PSU_DRAW(72),
    /** Answers withheld. */
    NONRESPONSE(73);

    private final int code;

    SurveyStream(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /** Stream of a person's interview in one PSU of the stratum. */
    static int interview(int psu) {
        return LuckStreams.INTERVIEW.code(psu);
    }
}

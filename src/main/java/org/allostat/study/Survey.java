package org.allostat.study;

import java.io.Serializable;
import java.util.List;

/**
 * How a synthetic country is surveyed; the part {@code survey} of a study.
 *
 * @param people synthetic people who stand for all past-year users; 0 means everybody, one to one
 * @param replicates independent surveys of the same country; estimates are those of the first
 * @param itemNonresponse probability that an answer on a criterion is withheld, in [0, 1)
 * @param weightStepAdults weights are rounded to multiples of it, adults; 0 leaves them exact
 * @param respondents whom {@code survey_respondent} lists
 * @param by what to estimate by besides age group and sex, names of domain variables
 */
public record Survey(
        long people,
        int replicates,
        double itemNonresponse,
        double weightStepAdults,
        Respondents respondents,
        List<String> by)
        implements Serializable {
    public Survey {
        by = List.copyOf(by);
    }

    /** Whom the table of respondents lists. */
    public enum Respondents {
        /** Those whom the first replicate interviews. */
        INTERVIEWED,
        /** Every synthetic person of the universe, interviewed or not. */
        EVERYBODY
    }
}

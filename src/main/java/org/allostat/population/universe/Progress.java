package org.allostat.population.universe;

import java.io.Serializable;
import org.allostat.population.ExposureType;

/** Takes what tasks have done so far, for a progress display. Never a source of results: a retried task counts twice. */
public interface Progress extends Serializable {
    /** Nobody watches. */
    Progress NONE = (people, personDays) -> {};

    /**
     * Work done since the last call.
     *
     * @param people people or patients finished
     * @param personDays days of the kernel
     */
    void done(long people, long personDays);

    /** What an earlier process finished of the same work, which costs no time here. */
    default void kept(long people) {}

    /**
     * How many of the people finished were interviewed without being followed, since their answers were known.
     *
     * @param exposure type of all of them
     * @param people people finished
     * @param notFollowed those among them
     */
    default void known(ExposureType exposure, long people, long notFollowed) {}
}

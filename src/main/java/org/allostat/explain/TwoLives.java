package org.allostat.explain;

import java.util.List;
import org.allostat.population.CohortPatient;
import org.allostat.simulate.PatientLife;

/**
 * One patient under two policies, and where both lives come from.
 *
 * @param source the run
 * @param patient at the interview, where both policies begin
 * @param asked life under the policy that is asked about
 * @param against life under the policy that it is compared with
 * @param chosen why this patient: how the id was found
 */
public record TwoLives(Source source, CohortPatient patient, PatientLife asked, PatientLife against, String chosen) {
    /**
     * The run of a patient.
     *
     * @param runId its id
     * @param title what people call it; may be empty
     * @param adults whom its people stand for: {@code US adults}
     * @param seed seed of every random stream
     * @param years years that policies run
     * @param days the same in days
     * @param codeVersion what wrote it
     * @param command what makes this explanation again
     */
    public record Source(
            String runId,
            String title,
            String adults,
            long seed,
            int years,
            int days,
            String codeVersion,
            String command) {}

    /** Both lives, that under the policy asked about first. */
    public List<PatientLife> both() {
        return List.of(asked, against);
    }
}

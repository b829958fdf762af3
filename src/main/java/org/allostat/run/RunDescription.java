package org.allostat.run;

import java.time.Instant;

/**
 * What a run is, before it has results.
 *
 * @param runId name of the run's folder, derived from the inputs
 * @param inputsSha256 hash of everything that can change a result
 * @param seed seed of every random stream
 * @param configJson the question as a JSON object
 * @param codeVersion version of Allostat
 * @param started when this process began the run; kept beside the results, never in them
 */
public record RunDescription(
        String runId, String inputsSha256, long seed, String configJson, String codeVersion, Instant started) {
    public RunDescription {
        if (!runId.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw new IllegalArgumentException("runId must be letters, digits, '.', '_' or '-': '" + runId + "'");
        }
    }
}

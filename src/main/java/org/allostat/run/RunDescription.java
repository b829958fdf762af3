package org.allostat.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.List;

/**
 * What a run is, before it has results.
 *
 * @param runId name of the run's folder, derived from the inputs
 * @param inputsSha256 hash of everything that can change a result
 * @param programSha256 digest of what the program consists of; empty where nobody is to recompute the id
 * @param parametersSha256 digest of every parameter; empty where the program's is
 * @param seed seed of every random stream
 * @param configJson the question as a JSON object
 * @param codeVersion version of Allostat
 * @param started when this process began the run; kept beside the results, never in them
 */
public record RunDescription(
        String runId,
        String inputsSha256,
        String programSha256,
        String parametersSha256,
        long seed,
        String configJson,
        String codeVersion,
        Instant started) {
    public RunDescription {
        if (!runId.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw new IllegalArgumentException("runId must be letters, digits, '.', '_' or '-': '" + runId + "'");
        }
    }

    /** A run under a name of its own, which tells nothing of its inputs. */
    public RunDescription(
            String runId, String inputsSha256, long seed, String configJson, String codeVersion, Instant started) {
        this(runId, inputsSha256, "", "", seed, configJson, codeVersion, started);
    }

    /**
     * A run that is named after its inputs.
     *
     * @param question the question as a JSON object
     * @param seed seed of every random stream
     * @param programSha256 digest of what the program consists of
     * @param parametersSha256 digest of every parameter
     * @param tables names of the tables that it will have
     * @param codeVersion version of Allostat
     */
    public static RunDescription named(
            String question,
            long seed,
            String programSha256,
            String parametersSha256,
            List<String> tables,
            String codeVersion) {
        try {
            RunInputs inputs =
                    new RunInputs(Json.MAPPER.readTree(question), seed, programSha256, parametersSha256, tables);
            return new RunDescription(
                    inputs.runId(),
                    inputs.sha256(),
                    programSha256,
                    parametersSha256,
                    seed,
                    question,
                    codeVersion,
                    Instant.now());
        } catch (JsonProcessingException failure) {
            throw new IllegalArgumentException("question is not JSON: " + question, failure);
        }
    }
}

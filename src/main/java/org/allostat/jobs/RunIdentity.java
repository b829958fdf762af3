package org.allostat.jobs;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.allostat.evidence.Parameter;
import org.allostat.evidence.Registry;
import org.allostat.run.RunDescription;

/** What makes a run the same run: the question, every parameter, and what the program consists of. */
final class RunIdentity {
    private static final int ID_LENGTH = 16;

    private RunIdentity() {}

    /**
     * Describes a run.
     *
     * @param question the question as JSON
     * @param seed seed of every random stream
     * @param registry every parameter
     */
    static RunDescription describe(String question, long seed, Registry registry) {
        String program = ProgramContent.sha256();
        StringBuilder inputs = new StringBuilder(question).append('\n').append(program);
        for (Parameter parameter : registry.parameters()) {
            inputs.append('\n')
                    .append(parameter.id())
                    .append('=')
                    .append(parameter.value())
                    .append(' ')
                    .append(parameter.distribution().text())
                    .append(' ')
                    .append(parameter.betweenPatients().text());
        }
        String hash = HexFormat.of().formatHex(sha256().digest(inputs.toString().getBytes(StandardCharsets.UTF_8)));
        return new RunDescription(hash.substring(0, ID_LENGTH), hash, seed, question, version(program), Instant.now());
    }

    /** This program's version as manifests have it. */
    static String version() {
        return version(ProgramContent.sha256());
    }

    private static String version(String program) {
        return AllostatVersion.withCommit() + "." + program.substring(0, ID_LENGTH);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException("every Java platform has SHA-256", failure);
        }
    }
}

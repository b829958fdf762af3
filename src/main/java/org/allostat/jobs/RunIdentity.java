package org.allostat.jobs;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.allostat.evidence.Registry;
import org.allostat.run.RunDescription;
import org.allostat.run.RunInputs;

/** What makes a run the same run: the question, the seed, every parameter, what the program consists of, and the kind of run. */
final class RunIdentity {
    private static final int SHOWN_OF_PROGRAM = 16;

    private RunIdentity() {}

    /**
     * Describes a run.
     *
     * @param question the question as JSON
     * @param seed seed of every random stream
     * @param registry every parameter
     * @param tables names of the tables that it will have
     */
    static RunDescription describe(String question, long seed, Registry registry, List<String> tables) {
        String program = ProgramContent.sha256();
        List<String> parameters = registry.parameters().stream()
                .map(each -> RunInputs.parameter(
                        each.id(), each.value(), each.distribution().text()))
                .toList();
        return RunDescription.named(
                question, seed, program, RunInputs.parametersSha256(parameters), tables, version(program));
    }

    /** This program's version as manifests have it. */
    static String version() {
        return version(ProgramContent.sha256());
    }

    private static String version(String program) {
        return AllostatVersion.withCommit() + "." + program.substring(0, SHOWN_OF_PROGRAM);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException("every Java platform has SHA-256", failure);
        }
    }
}

package org.allostat.jobs;

import org.allostat.run.CompleteRun;
import picocli.CommandLine.Option;

/** Option {@code --verify} of commands that answer from a run. */
final class ContentsOption {
    @Option(
            names = "--verify",
            description =
                    "Before anything is answered, compare the contents of all files that are read with the manifest, however large"
                            + " the run (else up to 64 MB, and sizes always). What was found right and has not changed since is not read again.")
    private boolean verify;

    /** The run as it is to be read. */
    CompleteRun of(CompleteRun found) {
        return verify ? found.withContentsChecked() : found;
    }
}

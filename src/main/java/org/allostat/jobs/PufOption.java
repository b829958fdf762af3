package org.allostat.jobs;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.allostat.problem.FileReason;
import org.allostat.problem.InputException;
import org.allostat.survey.estimate.EstimateRow;
import org.allostat.survey.estimate.LonelyPsu;
import org.allostat.survey.estimate.StandardEstimates;
import org.allostat.survey.puf.PufFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A public-use file to put beside the simulated survey. */
final class PufOption {
    @Option(
            names = "--puf",
            paramLabel = "FILE",
            description = {
                "NSDUH public-use file, 2021 or later, tab-delimited as SAMHSA publishes it;",
                "alone it is tabulated and nobody is simulated; with a study, --people, --replicates, --by, --seed or --set,",
                "its estimates are put beside the simulated ones."
            })
    private @Nullable Path file;

    @Option(
            names = "--lonely-psu",
            paramLabel = "WAY",
            defaultValue = "fail",
            description = {
                "What a stratum of the file with a single PSU adds to variances:",
                "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})."
            })
    private LonelyPsu lonelyPsu = LonelyPsu.FAIL;

    boolean isGiven() {
        return file != null;
    }

    /**
     * The estimates of the file; none without one.
     *
     * @param err takes what a reader of the estimates has to know
     * @throws InputException with what is wrong with the file
     */
    List<EstimateRow> estimates(PrintWriter err) {
        if (file == null) {
            return List.of();
        }
        PufFile.Result result = PufFile.read(file, StandardEstimates.ofAdults(), lonelyPsu);
        result.notes().forEach(note -> err.println("warning: " + note));
        err.flush();
        return result.estimates();
    }

    /** What makes a file the same file, and how it was read; empty without one. */
    Map<String, String> identity() {
        return file == null ? Map.of() : Map.of("sha256", sha256(file), "lonely_psu", lonelyPsu.label());
    }

    private static String sha256(Path file) {
        try (DigestInputStream stream = new DigestInputStream(Files.newInputStream(file), RunIdentity.sha256())) {
            stream.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(stream.getMessageDigest().digest());
        } catch (IOException failure) {
            throw new InputException(file + ": cannot be read: " + FileReason.of(failure));
        }
    }
}

package org.allostat.jobs;

import org.allostat.sql.ResultFormat;
import picocli.CommandLine.Option;

/** Option {@code --format} of an answer that is printed. */
final class FormatOption {
    @Option(
            names = "--format",
            defaultValue = "table",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private ResultFormat format = ResultFormat.TABLE;

    ResultFormat format() {
        return format;
    }
}

package org.allostat.run;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Which command wrote a run: told by its tables, so that runs of any age have one. */
public enum RunKind {
    /** Policies over a cohort. */
    RUN,
    SURVEY,
    EMULATE,
    CALIBRATE;

    private static final String OF_RUNS = "policy_outcomes";
    private static final String OF_EMULATIONS = "emulation";
    private static final String OF_CALIBRATIONS = "calibration_";

    /** The kind of the run of a manifest. */
    public static RunKind of(Manifest manifest) {
        List<String> tables =
                manifest.tables().stream().map(Manifest.TableContent::name).toList();
        if (tables.stream().anyMatch(table -> table.startsWith(OF_CALIBRATIONS))) {
            return CALIBRATE; // looked at first: a calibration may keep what it emulated
        }
        if (tables.contains(OF_RUNS)) {
            return RUN;
        }
        return tables.contains(OF_EMULATIONS) ? EMULATE : SURVEY;
    }

    /** The name used on the command line: that of the command. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<String> labels() {
        return Stream.of(values()).map(RunKind::label).toList();
    }
}

package org.allostat.jobs;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.allostat.config.PatientParameterFile;
import org.allostat.config.ScheduleFile;
import org.allostat.evidence.Registry;
import org.allostat.kernel.DoseSchedule;
import org.allostat.kernel.KernelConstants;
import org.allostat.kernel.KernelParameters;
import org.allostat.kernel.PatientTraits;
import org.allostat.kernel.Trace;
import org.allostat.problem.Problems;
import org.allostat.terminal.OutputFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code allostat trace}: the kernel alone for one patient, every state and readout of every day as CSV. */
@Command(
        name = "trace",
        mixinStandardHelpOptions = true,
        description = {
            "Follow one patient on a dose schedule, day by day: the kernel alone.",
            "",
            "The schedule has the columns day,mme_per_day,buprenorphine_mg_per_day,formulation. A row is a change point:"
                    + " its dose holds until the next row. Day 0 is the first day; before the first row there is no drug."
                    + " Formulations: immediate_release, extended_release, methadone, fentanyl_patch, buprenorphine. The"
                    + " formulation says how the full agonist reaches the receptor; buprenorphine always has its own"
                    + " profile. After a stop keep the formulation that was stopped.",
            "",
            "States are as at the end of the day, readouts those of the day."
        },
        footer = {
            "",
            "Examples:",
            "  jobs/allostat trace --schedule FILE.csv",
            "  jobs/allostat trace --schedule FILE.csv --days 365"
        })
public final class TraceCommand implements Callable<Integer> {
    private static final int DAYS_AFTER_LAST_CHANGE = 365;
    private static final int LARGEST_LENGTH_DAYS = ScheduleFile.LAST_DAY + DAYS_AFTER_LAST_CHANGE;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Option(
            names = "--schedule",
            required = true,
            paramLabel = "FILE.csv",
            description = "Dose schedule: day,mme_per_day,buprenorphine_mg_per_day,formulation.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private Path schedule;

    @Option(
            names = "--patient-params",
            paramLabel = "FILE.csv",
            description = "Values that replace the reference patient's: parameter_id,value, by registry id or symbol.")
    private @Nullable Path patientParameters;

    @Option(
            names = "--out",
            paramLabel = "FILE.csv",
            description = "Where the trace goes; an existing file is replaced when the trace is complete. Default: the"
                    + " terminal.")
    private @Nullable Path out;

    @Option(
            names = "--days",
            paramLabel = "N",
            description = "Length of the trace. Default: one year past the last row of the schedule.")
    private @Nullable Integer days;

    @Override
    public Integer call() throws IOException {
        Problems problems = new Problems("trace");
        DoseSchedule doses = ScheduleFile.read(schedule, problems);
        Registry registry = Registry.standard();
        if (patientParameters != null) {
            registry = PatientParameterFile.read(patientParameters, registry, problems);
        }
        int length = days == null ? doses.lastChangeDay() + DAYS_AFTER_LAST_CHANGE : days;
        if (length < 1 || length > LARGEST_LENGTH_DAYS) {
            problems.add("--days must be a whole number in [1, " + LARGEST_LENGTH_DAYS + "]: " + length);
        }
        if (out != null) {
            List<String> unwritable = new ArrayList<>();
            OutputFile.check("--out", out, inputs(), unwritable);
            unwritable.forEach(problems::add);
        }
        problems.throwIfAny();
        write(registry, doses, length);
        return 0;
    }

    private List<Path> inputs() {
        return patientParameters == null ? List.of(schedule) : List.of(schedule, patientParameters);
    }

    private void write(Registry registry, DoseSchedule doses, int length) throws IOException {
        if (out != null) {
            OutputFile.write(out, writer -> trace(registry, doses, length, writer));
            return;
        }
        PrintWriter terminal = spec.commandLine().getOut();
        trace(registry, doses, length, terminal);
        terminal.flush();
    }

    private static void trace(Registry registry, DoseSchedule doses, int length, Appendable sink) {
        KernelConstants constants = new KernelConstants(registry.bind("", KernelParameters.class));
        PatientTraits traits = registry.bind("traits", PatientTraits.class);
        append(sink, String.join(",", Trace.COLUMNS));
        StringBuilder line = new StringBuilder();
        Trace.run(constants, traits, doses, length, row -> {
            line.setLength(0);
            line.append((int) row[0]);
            for (int i = 1; i < row.length; i++) {
                line.append(',').append(row[i]);
            }
            append(sink, line);
        });
    }

    private static void append(Appendable sink, CharSequence line) {
        try {
            sink.append(line).append('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("the trace could not be written", e);
        }
    }
}

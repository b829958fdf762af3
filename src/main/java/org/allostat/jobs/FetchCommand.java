package org.allostat.jobs;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.allostat.run.CompleteRun;
import org.allostat.run.FetchedRun;
import org.allostat.run.RunKind;
import org.allostat.run.Runs;
import org.allostat.terminal.GivenPath;
import org.allostat.terminal.Screen;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Copies a run from a cluster's file system or an object store. */
@Command(
        name = "fetch",
        description = {
            "Copy a complete run from HDFS, an object store, or whatever else Hadoop reads, into a folder of runs of this machine.",
            "Every file is compared with the run's manifest; a copy that was interrupted is ended by the same command."
        },
        footer = {
            "",
            "Examples:",
            "  jobs/allostat fetch hdfs:///user/me/runs",
            "  jobs/allostat fetch s3a://bucket/runs/1f0c2ab93d4e5f67 --out runs"
        })
final class FetchCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "URI",
            converter = GivenPath.class,
            description = "The run's folder, or a folder of runs, of which the latest is meant.")
    private String place = "";

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = Runs.USUAL_FOLDER,
            description = "Folder of runs to copy into (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of(Runs.USUAL_FOLDER);

    @Mixin
    private ReportOption report = new ReportOption();

    @Override
    public Integer call() {
        PrintWriter printer = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        // what spark-submit was given says how to reach the place: spark.hadoop.*
        CompleteRun run = FetchedRun.fetch(place, out, SparkHadoopUtil.get().newConfiguration(new SparkConf()));
        if (RunKind.of(run.manifest()) == RunKind.RUN) {
            RunSummary.print(run, report, Screen.ofThisTerminal(), printer, err);
        } else {
            report.write(run, err).ifPresent(file -> printer.println("report   " + file));
            printer.println("tables   " + run.folder());
        }
        printer.flush();
        return 0;
    }
}

package org.allostat.jobs;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.allostat.explain.LifePage;
import org.allostat.explain.LifeTables;
import org.allostat.explain.TwoLives;
import org.allostat.population.universe.CohortObserver;
import org.allostat.problem.FileReason;
import org.allostat.problem.InputException;
import org.allostat.run.CompleteRun;
import org.allostat.simulate.SimulateStage;
import org.allostat.sql.QueryResult;
import org.allostat.sql.ResultFormat;
import org.allostat.sql.StoredPatients;
import org.allostat.terminal.GivenPath;
import org.allostat.terminal.OutputFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One patient of a run under two policies, day by day. */
@Command(
        name = "explain",
        description = {
            "Explain one synthetic patient of a run under two policies, day by day: what was decided and why, what happened and why or"
                    + " why not, in words, a page with pictures, and CSV.",
            "The patient is replayed from the run's seed; unless that gives what the run stored, to the last digit, nothing is written."
        },
        footer = {
            "%nExamples:",
            "  jobs/allostat explain latest --pick most-harmed",
            "  jobs/allostat explain latest --patient 1234567 --policy forced-taper,cdc-2022 --out explained",
        })
final class ExplainCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "RUN", converter = GivenPath.class, description = RunWords.RUN)
    private String run = "";

    @ArgGroup(multiplicity = "1")
    private Whom whom = new Whom();

    /** How the patient is found. */
    static final class Whom {
        @Option(names = "--patient", paramLabel = "ID", description = "Id of the patient: patient_id of table cohort.")
        @Nullable
        String patient;

        @Option(
                names = "--pick",
                description = "Of the patients on long-term therapy, by QALYs under A less those under B:"
                        + " ${COMPLETION-CANDIDATES}.")
        StoredPatients.@Nullable Pick pick;
    }

    @Option(
            names = "--policy",
            paramLabel = "A,B",
            split = ",",
            description =
                    "The policy asked about, and the one against it (default: the first guideline, and the study's"
                            + " comparator).")
    private List<String> policies = List.of();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "explained",
            description = "Folder of the files (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("explained");

    @Mixin
    private ContentsOption contents = new ContentsOption();

    @Override
    public Integer call() throws IOException {
        CompleteRun found = contents.of(CompleteRun.find(run, SimulateStage.PATIENT_OUTCOMES, CohortObserver.COHORT));
        TwoLives lives;
        try (LivesOfRun replays = LivesOfRun.open(found, policies)) {
            lives = replays.lives(whom.patient, whom.pick);
        }
        List<Path> files = write(lives);
        PrintWriter terminal = spec.commandLine().getOut();
        new ExplainSummary(lives).print(terminal, files);
        terminal.flush();
        return 0;
    }

    private List<Path> write(TwoLives lives) throws IOException {
        String name = lives.source()
                        .runId()
                        .substring(0, Math.min(8, lives.source().runId().length())) + "-patient-"
                + lives.patient().patientId() + "-" + lives.asked().policy().id() + "-against-"
                + lives.against().policy().id();
        Path page = out.resolve(name + ".html");
        Path days = out.resolve(name + "-days.csv");
        Path events = out.resolve(name + "-events.csv");
        Path columns = out.resolve("day-columns.csv");
        List<Path> files = List.of(page, days, events, columns);
        makeFolder();
        List<String> problems = new ArrayList<>();
        files.forEach(file -> OutputFile.check("--out", file, List.of(), problems));
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
        OutputFile.write(columns, csv(LifeTables.columns()));
        OutputFile.write(days, csv(LifeTables.days(lives)));
        OutputFile.write(events, csv(LifeTables.events(lives)));
        OutputFile.write(page, writer -> LifePage.write(lives, writer));
        return files;
    }

    private void makeFolder() {
        try {
            Files.createDirectories(out);
        } catch (IOException failure) {
            throw new InputException("--out " + out + ": cannot be made: " + FileReason.of(failure)
                    + " (allowed: a folder that can be written)");
        }
    }

    private static Consumer<Writer> csv(QueryResult result) {
        return writer -> {
            PrintWriter printer = new PrintWriter(writer);
            ResultFormat.CSV.print(result, printer);
            printer.flush();
        };
    }
}

package org.allostat.jobs;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.allostat.problem.InputException;
import org.allostat.problem.Nearest;
import org.allostat.problem.Shown;
import org.allostat.run.CompleteRun;
import org.allostat.sql.RunExport;
import org.allostat.terminal.GivenPath;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tables of a run for those who have Excel, Stata or R. */
@Command(
        name = "export",
        description = {
            "Write tables of a run as files that Excel, Stata or R open, with a dictionary of every column. Small cells are withheld,",
            "and with one that would follow from a total the next smallest."
        },
        footer = {
            "",
            "Examples:",
            "  jobs/allostat export runs/latest --format xlsx --out briefing",
            "  jobs/allostat export runs/latest --tables policy_contrasts,cohort --out data"
        })
final class ExportCommand implements Callable<Integer> {
    /** A row a person: left out unless named. */
    private static final Set<String> BY_PERSON =
            Set.of("cohort", "patient_outcomes", "survey_respondent", "outcome_tally");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "RUN", converter = GivenPath.class, description = RunWords.RUN)
    private String run = "";

    @Option(
            names = "--format",
            defaultValue = "csv",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private RunExport.Format format = RunExport.Format.CSV;

    @Option(
            names = "--tables",
            paramLabel = "TABLE",
            split = ",",
            description =
                    "Tables, or views such as policy_effects, to write (default: all but those with a row for each person).")
    private List<String> tables = List.of();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "Folder to make; must not exist, or be empty.")
    private Path out = Path.of("");

    @Mixin
    private SmallCellsOption smallCells = new SmallCellsOption();

    @Mixin
    private ContentsOption contents = new ContentsOption();

    @Override
    public Integer call() throws IOException {
        CompleteRun found = contents.of(CompleteRun.find(run));
        Path target = out.toAbsolutePath();
        Path part = target.resolveSibling("." + target.getFileName() + ".part");
        try (RunExport export = new RunExport(found, smallCells.choiceForOthers())) {
            List<String> chosen = chosen(export.tables());
            delete(part);
            Files.createDirectory(part);
            List<Path> files = export.write(chosen, format, part);
            Files.deleteIfExists(target);
            Files.move(part, target);
            PrintWriter printed = spec.commandLine().getOut();
            files.forEach(file -> printed.println(out.resolve(file.getFileName())));
            printed.flush();
        } finally {
            delete(part);
        }
        return 0;
    }

    /** The tables asked for; every problem with the arguments at once. */
    private List<String> chosen(List<String> known) {
        List<String> problems = new ArrayList<>();
        for (String name : tables) {
            if (!known.contains(name)) {
                problems.add("--tables " + Shown.value(name) + ": not a table of this run" + Nearest.hint(name, known)
                        + " (allowed: " + String.join(", ", known) + ")");
            }
        }
        checkFolder(problems);
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
        return tables.isEmpty()
                ? known.stream().filter(name -> !BY_PERSON.contains(name)).toList()
                : tables.stream().distinct().toList();
    }

    private void checkFolder(List<String> problems) {
        Path parent = out.toAbsolutePath().getParent();
        if (Files.exists(out) && (!Files.isDirectory(out) || !isEmpty(out))) {
            problems.add("--out " + out + ": exists and is no empty folder (allowed: a new one)");
        } else if (parent == null || !Files.isDirectory(parent) || !Files.isWritable(parent)) {
            problems.add("--out " + out + ": the folder that is to hold it does not exist or cannot be written");
        }
    }

    private static boolean isEmpty(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}

package org.allostat.jobs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.allostat.problem.InputException;
import org.allostat.problem.Nearest;
import org.allostat.problem.Shown;
import org.allostat.report.ReportPage;
import org.allostat.run.CompleteRun;
import org.allostat.terminal.GivenPath;
import org.allostat.terminal.OutputFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One page of a run. */
@Command(
        name = "report",
        description = {
            "Make one self-contained HTML page of a run: the answer, the limits, charts with both errors, the tables and the SQL",
            "behind each, provenance, and a CHEERS 2022 checklist. The page loads nothing and holds aggregates only."
        },
        footer = {
            "",
            "Examples:",
            "  jobs/allostat report runs/latest",
            "  jobs/allostat report runs/latest --out briefing.html --figures forest,structures"
        })
final class ReportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "RUN", converter = GivenPath.class, description = RunWords.RUN)
    private String run = "";

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "File to write (default: " + RunReport.FILE + " in the run's folder).")
    private @Nullable Path out;

    @Option(
            names = "--figures",
            paramLabel = "FIGURE",
            split = ",",
            description =
                    "Show these alone, under the answer and the limits, and leave the rest out: a run has forest, turned,"
                            + " structures, courses, systems, routes, definitions, differences, plane, budget and others (default: all).")
    private List<String> figures = List.of();

    @Mixin
    private SmallCellsOption smallCells = new SmallCellsOption();

    @Mixin
    private ContentsOption contents = new ContentsOption();

    @Override
    public Integer call() {
        CompleteRun found = contents.of(CompleteRun.find(run));
        Path file = out == null ? found.folder().resolve(RunReport.FILE) : out;
        List<String> problems = new ArrayList<>();
        OutputFile.check("--out", file, List.of(), problems);
        for (String figure : figures) {
            if (!ReportPage.FIGURES.contains(figure)) {
                problems.add("--figures " + Shown.value(figure) + ": no figure of a page"
                        + Nearest.hint(figure, ReportPage.FIGURES) + " (allowed: "
                        + String.join(", ", ReportPage.FIGURES) + ")");
            }
        }
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
        try (RunAnswers answers = new RunAnswers(found, smallCells.choiceForOthers())) {
            RunReport.write(answers, figures, file);
        }
        spec.commandLine().getOut().println(file);
        spec.commandLine().getOut().flush();
        return 0;
    }
}

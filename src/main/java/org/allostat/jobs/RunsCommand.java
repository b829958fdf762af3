package org.allostat.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.allostat.population.universe.CohortObserver;
import org.allostat.run.ListedRun;
import org.allostat.run.Manifest;
import org.allostat.run.Runs;
import org.allostat.sql.QueryResult;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists runs. */
@Command(
        name = "runs",
        description = {
            "List the complete runs of a folder, newest first.",
            "Wherever a command takes a RUN, an id of this list will do, or what begins only one; a title, or a part of only one;"
                    + " latest; or the latest of a kind, latest:survey."
        },
        footer = {
            "%nExamples:",
            "  jobs/allostat runs",
            "  jobs/allostat runs --out elsewhere --format csv",
        })
final class RunsCommand implements Callable<Integer> {
    private static final double BYTES_PER_MIB = 1 << 20;
    private static final List<QueryResult.Column> COLUMNS = List.of(
            new QueryResult.Column("id", false),
            new QueryResult.Column("kind", false),
            new QueryResult.Column("written_utc", false),
            new QueryResult.Column("policies", true),
            new QueryResult.Column("patients", true),
            new QueryResult.Column("draws", true),
            new QueryResult.Column("size_mib", true),
            new QueryResult.Column("pack", false),
            new QueryResult.Column("study", false),
            new QueryResult.Column("title", false));

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = Runs.USUAL_FOLDER,
            description = "Folder of all runs (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of(Runs.USUAL_FOLDER);

    @Mixin
    private FormatOption format = new FormatOption();

    @Override
    public Integer call() {
        Runs runs = Runs.in(out);
        PrintWriter terminal = spec.commandLine().getOut();
        format.format()
                .print(
                        new QueryResult(
                                COLUMNS,
                                runs.all().stream().map(RunsCommand::row).iterator()),
                        terminal);
        terminal.flush();
        PrintWriter err = spec.commandLine().getErr();
        runs.problems().forEach(problem -> err.println("note: " + problem));
        err.flush();
        return 0;
    }

    private static List<@Nullable Object> row(ListedRun run) {
        Manifest manifest = run.run().manifest();
        JsonNode config = manifest.config();
        return Arrays.asList(
                run.id(),
                run.kind().label(),
                run.written().truncatedTo(ChronoUnit.SECONDS).toString(),
                config.has("policies") ? config.path("policies").size() : null,
                manifest.table(CohortObserver.COHORT)
                        .map(Manifest.TableContent::rows)
                        .orElse(null),
                config.has("draws") ? config.path("draws").asInt() : null,
                Math.round(run.bytes() / BYTES_PER_MIB * 10) / 10.0,
                config.path("pack").path("name").asText(),
                run.title().name(),
                run.title().title().isEmpty() ? described(config) : run.title().title());
    }

    /** What a run asked that was made before runs kept their titles. */
    private static String described(JsonNode config) {
        return config.has("policies")
                ? "(no title kept) " + config.path("policies").size() + " policies over "
                        + config.path("years").asInt() + " years, seed "
                        + config.path("seed").asText()
                : "(no title kept)";
    }
}

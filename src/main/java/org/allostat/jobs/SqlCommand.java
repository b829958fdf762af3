package org.allostat.jobs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.allostat.problem.InputException;
import org.allostat.problem.InputText;
import org.allostat.run.CompleteRun;
import org.allostat.sql.SqlPrompt;
import org.allostat.sql.SqlScript;
import org.allostat.sql.SqlSession;
import org.allostat.table.TableSchema;
import org.allostat.terminal.GivenPath;
import org.allostat.terminal.SqlEditor;
import org.allostat.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** SQL over the tables of runs. */
@Command(
        name = "sql",
        description = {
            "SQL over the tables of one or more runs (DuckDB; no server). Reads statements from standard input if neither"
                    + " -e nor -f is given; at a terminal it asks for them, completes with Tab, and \\? explains.",
            "A text that no row has where it is looked for gets a note with the nearest one.",
            "With several runs every table has a column run_id.",
            "Statements read the runs' tables and nothing else on this machine, and write nothing, unless --allow-files is given."
        },
        footer = {
            "",
            "Examples:",
            "  jobs/allostat sql latest",
            "  jobs/allostat sql latest -e \"SELECT * FROM policy_contrasts WHERE measure = 'qalys'\" --format csv"
        })
final class SqlCommand implements Callable<Integer> {
    private static final Pattern WORD = Pattern.compile("[a-z_]+");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "RUN", converter = GivenPath.class, arity = "1..*", description = RunWords.RUN)
    private List<String> runs = List.of();

    @ArgGroup
    private Source source = new Source();

    /** Where statements come from. */
    static final class Source {
        @Option(names = "-e", paramLabel = "QUERY", description = "Statements, separated by semicolons.")
        private @Nullable String query;

        @Option(names = "-f", paramLabel = "FILE", description = "File of statements.")
        private @Nullable Path file;
    }

    @Mixin
    private FormatOption format = new FormatOption();

    @Mixin
    private SmallCellsOption smallCells = new SmallCellsOption();

    @Option(
            names = "--allow-files",
            description =
                    "Let statements read and write other files than the runs', load extensions and use the network.")
    private boolean allowFiles;

    @Override
    public Integer call() throws IOException, SQLException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        String statements = statements();
        List<CompleteRun> found = runs.stream()
                .map(run -> find(run, statements == null ? "" : statements, err))
                .toList();
        refuseSameRunTwice(found);
        try (SqlSession session = new SqlSession(found, smallCells.choice(), files(), format.format(), out, err)) {
            if (statements == null) {
                prompt(session, out, err);
            } else {
                SqlScript.split(statements).all().forEach(session::execute);
            }
        }
        return 0;
    }

    private SqlSession.Files files() {
        return allowFiles ? SqlSession.Files.ANY : SqlSession.Files.OF_THE_RUNS;
    }

    private static void prompt(SqlSession session, PrintWriter out, PrintWriter err) throws IOException {
        boolean interactive = Terminal.isInteractive();
        Optional<SqlEditor> opened =
                interactive ? SqlEditor.open(session.completion(), session::cancel) : Optional.empty();
        if (opened.isEmpty()) {
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
            new SqlPrompt(session, in, out, err, interactive).run();
            return;
        }
        try (SqlEditor editor = opened.get()) {
            new SqlPrompt(session, editor, out, err).run();
        }
    }

    /**
     * The run of an argument; where that is a folder of runs, the latest with all tables of the query: a survey that came after a run
     * has no policies, and the question about them is still a good one.
     */
    private static CompleteRun find(String argument, String statements, PrintWriter err) {
        CompleteRun latest = CompleteRun.find(argument);
        String[] asked = WORD.matcher(statements.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .filter(TableSchema.NAMES::contains)
                .distinct()
                .toArray(String[]::new);
        boolean lacks = Stream.of(asked)
                .anyMatch(table -> latest.manifest().table(table).isEmpty());
        if (!lacks) {
            return latest;
        }
        CompleteRun fitting = CompleteRun.find(argument, asked);
        if (!fitting.folder().equals(latest.folder())) {
            err.println("note: " + argument + " is taken for "
                    + fitting.manifest().runId() + ", the latest run with " + String.join(", ", asked));
            err.flush();
        }
        return fitting;
    }

    /** The statements given; null if they come from standard input. */
    private @Nullable String statements() {
        Path file = source.file;
        if (file == null) {
            return source.query;
        }
        return InputText.read(file, "a file of SQL statements");
    }

    private static void refuseSameRunTwice(List<CompleteRun> runs) {
        long distinct =
                runs.stream().map(run -> run.manifest().runId()).distinct().count();
        if (distinct < runs.size()) {
            throw new InputException("a run is given twice: "
                    + runs.stream().map(run -> run.folder().toString()).toList());
        }
    }
}

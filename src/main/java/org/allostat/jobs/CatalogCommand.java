package org.allostat.jobs;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.allostat.problem.InputException;
import org.allostat.run.CompleteRun;
import org.allostat.sql.CatalogDialect;
import org.allostat.sql.DuckDbCatalog;
import org.allostat.terminal.GivenPath;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a run known to other engines. */
@Command(
        name = "catalog",
        description = {
            "Make a run known to other engines: a DuckDB file of views for tools that connect by JDBC or ODBC,"
                    + " or statements for the SQL of a cluster.",
            "Without --duckdb the statements go to standard output. The tables of Spark and Trino are the Parquet files"
                    + " as they are, in a schema named after the run; only DuckDB views blank small cells.",
            "A DuckDB file beside the run's folder, or in it, may be moved together with it."
        },
        footer = {
            "",
            "Examples:",
            "  jobs/allostat catalog latest --duckdb run.duckdb",
            "  jobs/allostat catalog latest --ddl spark"
        })
final class CatalogCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "RUN", converter = GivenPath.class, description = RunWords.RUN)
    private String run = "";

    @Option(names = "--duckdb", paramLabel = "FILE", description = "DuckDB file to make; must not exist.")
    private @Nullable Path duckdb;

    @Option(
            names = "--ddl",
            defaultValue = "spark",
            description = "Print statements for: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private CatalogDialect dialect = CatalogDialect.SPARK;

    @Mixin
    private SmallCellsOption smallCells = new SmallCellsOption();

    @Mixin
    private ContentsOption contents = new ContentsOption();

    @Override
    public Integer call() {
        CompleteRun found = contents.of(CompleteRun.find(run));
        PrintWriter out = spec.commandLine().getOut();
        if (duckdb == null) {
            out.print(dialect.script(found, smallCells.choice()));
        } else {
            write(found, duckdb);
            out.println(duckdb + ": " + found.manifest().tables().size() + " views of " + found.folder());
        }
        out.flush();
        return 0;
    }

    private void write(CompleteRun found, Path file) {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new InputException(file + ": exists; --duckdb makes a new file");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new InputException(file + ": its folder does not exist or cannot be written");
        }
        try {
            PrintWriter err = spec.commandLine().getErr();
            DuckDbCatalog.create(file, found, smallCells.choice()).forEach(err::println);
            err.flush();
        } catch (SQLException failure) {
            throw new IllegalStateException(file + ": " + failure.getMessage(), failure);
        }
    }
}

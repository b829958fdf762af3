package org.allostat.jobs;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.allostat.sql.TableListing;
import org.allostat.table.TableSchema;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists tables, or the columns of one. */
@Command(
        name = "tables",
        description = "List the tables of a run, or the columns of one with unit and meaning.",
        footer = {"", "Examples:", "  jobs/allostat tables", "  jobs/allostat tables --format markdown"})
final class TablesCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "TABLE", arity = "0..1", description = "The table whose columns to list.")
    private @Nullable String table;

    @Mixin
    private FormatOption format = new FormatOption();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        format.format()
                .print(
                        table == null
                                ? TableListing.tables(TableSchema.NAMES)
                                : TableListing.columns(TableSchema.of(table)),
                        out);
        out.flush();
        return 0;
    }
}

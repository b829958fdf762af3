package org.allostat.jobs;

import org.allostat.sql.DuckDbTables;
import picocli.CommandLine.Option;

/** Option {@code --show-small-cells}. */
final class SmallCellsOption {
    @Option(
            names = "--show-small-cells",
            description = "Show estimates that rest on fewer than " + DuckDbTables.SMALLEST_CELL
                    + " synthetic patients (rows whose column '" + DuckDbTables.PATIENTS
                    + "' is below that). By default they and the count are NULL.")
    private boolean show;

    DuckDbTables.SmallCells choice() {
        return show ? DuckDbTables.SmallCells.SHOW : DuckDbTables.SmallCells.BLANK;
    }
}

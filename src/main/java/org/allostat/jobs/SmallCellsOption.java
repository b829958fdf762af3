package org.allostat.jobs;

import org.allostat.sql.DuckDbTables;
import picocli.CommandLine.Option;

/** Option {@code --show-small-cells}. */
final class SmallCellsOption {
    @Option(
            names = "--show-small-cells",
            description = "Show estimates that rest on fewer than " + DuckDbTables.SMALLEST_CELL
                    + " synthetic patients. By default a run's tables have NULL for their numbers; where that changes an"
                    + " answer, a note says so.")
    private boolean show;

    DuckDbTables.SmallCells choice() {
        return show ? DuckDbTables.SmallCells.SHOW : DuckDbTables.SmallCells.BLANK;
    }
}

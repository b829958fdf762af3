package org.allostat.jobs;

import java.util.Locale;
import org.allostat.sql.DuckDbTables;
import picocli.CommandLine.Option;

/** Option {@code --small-cells}. */
final class SmallCellsOption {
    /** What becomes of estimates that rest on few patients. */
    enum Choice {
        WITHHOLD,
        SHOW;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "--small-cells",
            paramLabel = "CHOICE",
            defaultValue = "withhold",
            description = "${COMPLETION-CANDIDATES} estimates that rest on fewer than " + DuckDbTables.SMALLEST_CELL
                    + " synthetic patients (default: ${DEFAULT-VALUE}). Withheld, a run's tables have NULL for their"
                    + " numbers; where that changes an answer, a note says so. Pages and exports also withhold the next"
                    + " smallest stratum where one alone would follow from the total.")
    private Choice choice = Choice.WITHHOLD;

    @Option(names = "--show-small-cells", description = "The same as --small-cells show.")
    private boolean show;

    /** For answers in the hands of who asked. */
    DuckDbTables.SmallCells choice() {
        return shows() ? DuckDbTables.SmallCells.SHOW : DuckDbTables.SmallCells.BLANK;
    }

    /** For what is handed on. */
    DuckDbTables.SmallCells choiceForOthers() {
        return shows() ? DuckDbTables.SmallCells.SHOW : DuckDbTables.SmallCells.SUPPRESS;
    }

    private boolean shows() {
        return show || choice == Choice.SHOW;
    }
}

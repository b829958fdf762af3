package org.allostat.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.allostat.kernel.DoseChange;
import org.allostat.kernel.DoseSchedule;
import org.allostat.kernel.Formulation;
import org.allostat.problem.Nearest;
import org.allostat.problem.Problems;

/**
 * Dose schedules as CSV files: rows are change points, a dose holds until the next row. Before the first row there is no
 * drug.
 */
public final class ScheduleFile {
    /** The last day a schedule may name: a hundred years. */
    public static final int LAST_DAY = 36_525;

    private static final String DAY = "day";
    private static final String AGONIST = "mme_per_day";
    private static final String BUPRENORPHINE = "buprenorphine_mg_per_day";
    private static final String FORMULATION = "formulation";
    private static final List<String> HEADER = List.of(DAY, AGONIST, BUPRENORPHINE, FORMULATION);
    private static final double LARGEST_MME_PER_DAY = 10_000;
    private static final double LARGEST_BUPRENORPHINE_MG_PER_DAY = 1_000;
    private static final List<String> FORMULATIONS =
            Arrays.stream(Formulation.values()).map(Formulation::label).toList();

    private final List<DoseChange> changes = new ArrayList<>();
    private int lastDay = CsvCells.UNREADABLE;

    private ScheduleFile() {}

    /**
     * Reads a schedule. Where there are problems the result holds the rows that are right.
     *
     * @param file CSV file with columns day, mme_per_day, buprenorphine_mg_per_day, formulation
     * @param problems where mistakes are added
     */
    public static DoseSchedule read(Path file, Problems problems) {
        ScheduleFile schedule = new ScheduleFile();
        CsvFile.read(file, HEADER, problems, schedule::addRow);
        return new DoseSchedule(schedule.changes);
    }

    private void addRow(CsvCells cells) {
        int day = cells.wholeNumberUpTo(DAY, LAST_DAY);
        boolean later = day > lastDay;
        if (day != CsvCells.UNREADABLE && !later) {
            cells.wrong(DAY, "must be later than the day of the row before, " + lastDay);
        }
        lastDay = Math.max(day, lastDay);
        Optional<DoseChange> change = change(cells, day);
        change.filter(right -> later).ifPresent(changes::add);
    }

    private static Optional<DoseChange> change(CsvCells cells, int day) {
        double agonist = cells.numberUpTo(AGONIST, LARGEST_MME_PER_DAY, "MME/d");
        double buprenorphine = cells.numberUpTo(BUPRENORPHINE, LARGEST_BUPRENORPHINE_MG_PER_DAY, "mg/d");
        Optional<Formulation> formulation = formulation(cells);
        if (day == CsvCells.UNREADABLE || Double.isNaN(agonist) || Double.isNaN(buprenorphine)) {
            return Optional.empty();
        }
        return formulation.map(known -> new DoseChange(day, agonist, buprenorphine, known));
    }

    private static Optional<Formulation> formulation(CsvCells cells) {
        String label = cells.text(FORMULATION);
        int place = FORMULATIONS.indexOf(label);
        if (place < 0) {
            cells.wrong(
                    FORMULATION,
                    "must be one of " + String.join(", ", FORMULATIONS),
                    Nearest.hint(label, FORMULATIONS));
            return Optional.empty();
        }
        return Optional.of(Formulation.values()[place]);
    }
}

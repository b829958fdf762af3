package org.allostat.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.allostat.outcomes.PatientOutcome;
import org.allostat.table.Table;
import org.apache.spark.sql.Row;

/** Whether a replay gives what the run stored, column by column and to the last digit. */
public final class ReplayCheck {
    private static final Table<PatientOutcome> OUTCOMES = Table.of("patient_outcomes", PatientOutcome.class);

    private ReplayCheck() {}

    /** Number of columns that are compared. */
    public static int columns() {
        return OUTCOMES.schema().size();
    }

    /** Columns that differ, with both values; none if the outcomes are the same. */
    public static List<String> differences(PatientOutcome stored, PatientOutcome replayed) {
        Row one = OUTCOMES.toRow(stored);
        Row other = OUTCOMES.toRow(replayed);
        List<String> differences = new ArrayList<>();
        String[] names = OUTCOMES.schema().fieldNames();
        for (int i = 0; i < names.length; i++) {
            if (!Objects.equals(one.get(i), other.get(i))) {
                differences.add(names[i] + " was " + one.get(i) + " and is " + other.get(i));
            }
        }
        return differences;
    }
}

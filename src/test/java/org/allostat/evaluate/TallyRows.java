package org.allostat.evaluate;

import java.util.ArrayList;
import java.util.List;

/** All rows of a tally. */
final class TallyRows {
    private TallyRows() {}

    static List<TallyRow> of(OutcomeTally tally) {
        List<TallyRow> rows = new ArrayList<>();
        tally.forEachRow(rows::add);
        return rows;
    }
}

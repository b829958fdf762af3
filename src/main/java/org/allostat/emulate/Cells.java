package org.allostat.emulate;

import java.util.Map;
import org.allostat.outcomes.ExactSums;

/** Sums of an estimand as an estimator reads them, of all groups of people or of all but one. */
final class Cells {
    private final CellLayout layout;
    private final double[][] values;

    /**
     * @param values shape [field][place]
     */
    Cells(CellLayout layout, double[][] values) {
        this.layout = layout;
        this.values = values;
    }

    /** Everybody. */
    static Cells all(CellLayout layout, CellSums sums) {
        double[][] values = new double[CellSums.FIELDS][layout.size()];
        fill(layout, sums, values, -1);
        return new Cells(layout, values);
    }

    /** Everybody but one group. */
    Cells without(CellSums sums, int group) {
        double[][] rest = new double[CellSums.FIELDS][layout.size()];
        double[][] left = new double[CellSums.FIELDS][layout.size()];
        fill(layout, sums, left, group);
        for (int field = 0; field < CellSums.FIELDS; field++) {
            for (int place = 0; place < rest[field].length; place++) {
                rest[field][place] = values[field][place] - left[field][place];
            }
        }
        return new Cells(layout, rest);
    }

    private static void fill(CellLayout layout, CellSums sums, double[][] values, int onlyGroup) {
        for (Map.Entry<Long, ExactSums> cell : sums.cells().entrySet()) {
            if (onlyGroup < 0 || layout.group(cell.getKey()) == onlyGroup) {
                for (int field = 0; field < CellSums.FIELDS; field++) {
                    values[field][layout.place(cell.getKey())] += CellSums.value(cell.getValue(), field);
                }
            }
        }
    }

    CellLayout layout() {
        return layout;
    }

    double of(int field, int arm, int stratum, int interval) {
        return values[field][layout.place(arm, stratum, interval)];
    }

    /** A field added up over intervals. */
    double of(int field, int arm, int stratum) {
        double sum = 0;
        for (int interval = 0; interval < layout.intervals(); interval++) {
            sum += of(field, arm, stratum, interval);
        }
        return sum;
    }

    /** A field added up over strata and intervals. */
    double of(int field, int arm) {
        double sum = 0;
        for (int stratum = 0; stratum < layout.strata(); stratum++) {
            sum += of(field, arm, stratum);
        }
        return sum;
    }
}

package org.allostat.report;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Dots with intervals, one line per quantity, in panels with an axis each.
 *
 * @param title above all
 * @param notes lines of text below the title
 * @param legend what each kind of mark is
 * @param panels from top to bottom
 */
public record IntervalChart(String title, List<String> notes, List<Legend> legend, List<Panel> panels) {
    public IntervalChart {
        notes = List.copyOf(notes);
        legend = List.copyOf(legend);
        panels = List.copyOf(panels);
    }

    /** How a mark looks. */
    public enum Style {
        /** A broad grey bar with a line across: what others found. */
        REFERENCE,
        /** A filled dot. */
        FILLED,
        /** An open dot. */
        OPEN,
        /** A diamond in another colour. */
        DIAMOND
    }

    /** A style and its meaning. */
    public record Legend(Style style, String meaning) {}

    /**
     * Quantities that share an axis, which shows zero.
     *
     * @param title what they are
     * @param unit unit of the axis
     */
    public record Panel(String title, String unit, List<Line> lines) {
        public Panel {
            lines = List.copyOf(lines);
        }

        /** The largest number shown, 0 if there is none above it. */
        double maximum() {
            return Math.max(0, shown().max().orElse(0));
        }

        /** The smallest number shown, 0 if there is none below it. */
        double minimum() {
            return Math.min(0, shown().min().orElse(0));
        }

        private DoubleStream shown() {
            return lines.stream()
                    .flatMap(line -> line.marks().stream())
                    .flatMapToDouble(mark -> DoubleStream.of(mark.value(), mark.low(), mark.high()))
                    .filter(Double::isFinite);
        }
    }

    /**
     * A quantity.
     *
     * @param label on the left
     * @param remark on the right
     */
    public record Line(String label, List<Mark> marks, String remark) {
        public Line {
            marks = List.copyOf(marks);
        }
    }

    /**
     * A value with an interval, each NaN where there is none.
     *
     * @param style how it looks
     */
    public record Mark(Style style, double value, double low, double high) {}
}

package org.allostat.emulate;

/**
 * A number or truth (1 or 0) read from a record relative to an index date: {@code mean(mme, [0,60)) <= 0.85 * mean(mme,
 * [-365,0))}. What cannot be known, such as a mean over days after death, is NaN, and no comparison with it holds.
 */
final class Expression {
    private final Node node;
    private final Range range;
    private final double earliest;
    private final double latest;

    /** Computes the value. */
    interface Node {
        double value(RecordView view);
    }

    /**
     * @param node computes it
     * @param range values that it can take
     * @param earliest first day relative to the index date that it reads
     * @param latest day after the last that it reads
     */
    Expression(Node node, Range range, double earliest, double latest) {
        this.node = node;
        this.range = range;
        this.earliest = earliest;
        this.latest = latest;
    }

    static Expression constant(double value) {
        return new Expression(view -> value, Range.of(value), 0, 0);
    }

    double value(RecordView view) {
        return node.value(view);
    }

    /** Whether it holds: a value above 0. */
    boolean holds(RecordView view) {
        return node.value(view) > 0;
    }

    Range range() {
        return range;
    }

    double earliest() {
        return earliest;
    }

    double latest() {
        return latest;
    }

    Expression with(Node other, Range otherRange) {
        return new Expression(other, otherRange, earliest, latest);
    }

    /** Combined with another, which widens what is read. */
    Expression and(Expression other, Node combined, Range combinedRange) {
        return new Expression(
                combined, combinedRange, Math.min(earliest, other.earliest), Math.max(latest, other.latest));
    }
}

package org.allostat.evaluate;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Rows made of one draw after the other, from parts that are sorted by draw, their first column. No more than one draw is in memory, and of its parts
 * one at a time.
 */
final class DrawByDraw implements Iterator<Row> {
    private final Iterator<Row> parts;
    private final Estimate estimate;
    private @Nullable Row next;
    private Iterator<Row> ready = Collections.emptyIterator();

    DrawByDraw(Iterator<Row> parts, Estimate estimate) {
        this.parts = parts;
        this.estimate = estimate;
        advance();
    }

    /** What is made of a draw. */
    interface Estimate {
        /**
         * The rows.
         *
         * @param parts all parts of the draw, each to be taken
         */
        List<Row> rows(int draw, Iterator<Row> parts);
    }

    private void advance() {
        next = parts.hasNext() ? parts.next() : null;
    }

    @Override
    public boolean hasNext() {
        while (!ready.hasNext() && next != null) {
            int draw = next.getInt(0);
            ready = estimate.rows(draw, new PartsOf(draw)).iterator();
        }
        return ready.hasNext();
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no draws left");
        }
        return ready.next();
    }

    /** The parts of a draw, which lie together. */
    private final class PartsOf implements Iterator<Row> {
        private final int draw;

        PartsOf(int draw) {
            this.draw = draw;
        }

        @Override
        public boolean hasNext() {
            return next != null && next.getInt(0) == draw;
        }

        @Override
        public Row next() {
            Row part = next;
            if (part == null || part.getInt(0) != draw) {
                throw new NoSuchElementException("no parts left of draw " + draw);
            }
            advance();
            return part;
        }
    }
}

package org.allostat.population;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;

/** Rows of a partition made chunk by chunk, so that it is never held in memory, and those of its tally at the end. */
public abstract class ChunkRows implements Iterator<Row> {
    private final Iterator<Long> chunks;
    private Iterator<Row> ready = List.<Row>of().iterator();
    private boolean tallied;

    /** @param chunks numbers of the partition's chunks */
    protected ChunkRows(Iterator<Long> chunks) {
        this.chunks = chunks;
    }

    /** The rows of one chunk. */
    protected abstract List<Row> rowsOf(long chunk);

    /** The rows of what all chunks were tallied to. */
    protected abstract List<Row> tallyRows();

    @Override
    public final boolean hasNext() {
        while (!ready.hasNext() && !tallied) {
            if (chunks.hasNext()) {
                ready = rowsOf(chunks.next()).iterator();
            } else {
                ready = tallyRows().iterator();
                tallied = true;
            }
        }
        return ready.hasNext();
    }

    @Override
    public final Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no rows left");
        }
        return ready.next();
    }
}

package org.allostat.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.allostat.table.LocalSpark;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
    @Test
    void timeLeftIsByThePaceOfThisProcess() {
        assertEquals("0:05 left", ProgressBar.left(10, 100, 50));
        assertEquals("1:00:00 left", ProgressBar.left(36, 1, 100));
    }

    @Test
    void nobodyKnowsTheTimeBeforeTheFirst() {
        assertEquals("? left", ProgressBar.left(10, 0, 50));
    }

    @Test
    void whereAllAreDoneTablesAreBeingMade() {
        assertEquals("making tables", ProgressBar.left(10, 100, 0));
        assertEquals(
                "making tables", ProgressBar.left(10, 100_000, 3), "parts that were kept are counted as equal shares");
    }

    @Test
    void whatWasKeptIsCountedAndToldApart() {
        assertTrue(closed(0).startsWith("stage      40 people, "), closed(0));
        assertFalse(closed(0).contains("kept"), closed(0));
        assertTrue(closed(60).startsWith("stage      100 people, "), closed(60));
        assertTrue(closed(60).contains("; about 60 of them kept by an earlier attempt"), closed(60));
    }

    private static String closed(long kept) {
        StringWriter err = new StringWriter();
        ProgressBar bar = new ProgressBar(LocalSpark.session(), new PrintWriter(err), "stage", "people", 100);
        if (kept > 0) {
            bar.progress().kept(kept);
        }
        bar.progress().done(40, 1);
        bar.close();
        return err.toString();
    }
}

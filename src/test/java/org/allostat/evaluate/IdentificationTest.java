package org.allostat.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.allostat.evaluate.Identification.Case;
import org.allostat.evaluate.Identification.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The rule of decision 11, case by case. */
class IdentificationTest {
    private static final Case BASE = new Case("draw 0", 0.2, 0.1, 0.3);
    private static final Case SAME = new Case("a=1", 0.05, 0.01, 0.09);
    private static final Case OPEN = new Case("b=1", -0.05, -0.2, 0.1);
    private static final Case TURNING = new Case("c=1", -0.2, -0.3, -0.1);
    private static final Case FURTHEST = new Case("d=1", -0.4, -0.6, -0.2);

    @Test
    void oneClearSignEverywhereIsIdentified() {
        assertVerdict(Verdict.IDENTIFIED, null, 2, BASE, SAME);
    }

    @Test
    void theFurthestOfThoseThatTurnIsNamed() {
        assertVerdict(Verdict.TURNED, "d=1", 5, BASE, SAME, TURNING, FURTHEST, OPEN);
    }

    @Test
    void openSignsAreNoFinding() {
        assertVerdict(Verdict.UNCLEAR, null, 2, BASE, OPEN);
        assertVerdict(Verdict.UNCLEAR, null, 2, OPEN, BASE);
    }

    /** A policy that never differs has an interval of no width at 0. */
    @Test
    void noDifferenceHasNoSign() {
        Case none = new Case("draw 0", 0, 0.0, 0.0);
        assertVerdict(Verdict.UNCLEAR, null, 2, none, none);
    }

    @Test
    void undefinedUnderAPivotIsUnclear() {
        assertVerdict(Verdict.UNCLEAR, null, 3, BASE, SAME);
        assertVerdict(Verdict.UNCLEAR, null, 2, BASE, new Case("a=1", 0.2, null, null));
    }

    @Test
    void nothingIsSaidWithoutPivotsAndDraws() {
        assertVerdict(Verdict.NOT_EXAMINED, null, 1, BASE);
    }

    /** Draw 0 leaves the sign open, two pivots do not agree: the one away from draw 0's own difference is named. */
    @Test
    void pivotsThatDisagreeTurnEvenWhatIsOpenInDrawZero() {
        assertVerdict(Verdict.TURNED, "a=1", 3, OPEN, SAME, TURNING);
    }

    private static void assertVerdict(Verdict verdict, @Nullable String turnedBy, int asked, Case... cases) {
        Identification identification = new Identification(List.of(cases), asked);
        assertEquals(verdict, identification.verdict());
        assertEquals(Optional.ofNullable(turnedBy), identification.turnedBy());
    }
}

package org.allostat.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    @Test
    void editDistanceOfTextbookPair() {
        assertEquals(3, Nearest.distance("kitten", "sitting"));
        assertEquals(4, Nearest.distance("", "load"));
    }

    @Test
    void theFewestEditsAreSuggestedWhateverCaseAndHyphens() {
        List<String> known = List.of("cdc-2016", "cdc-2022", "usual-care");
        assertEquals("; did you mean cdc-2016?", Nearest.hint("CDC_2O16", known));
        assertEquals("; did you mean usual-care?", Nearest.hint("usualcare", known));
    }

    @Test
    void aCommonBeginningIsNearToo() {
        assertEquals("; did you mean ANALWTQ1Q4_C?", Nearest.hint("ANALWT2_C", List.of("AGE3", "ANALWTQ1Q4_C")));
    }

    @Test
    void whatIsFarIsNotSuggested() {
        assertEquals("", Nearest.hint("forced-taper", List.of("usual-care", "hold-dose")));
        assertEquals("", Nearest.hint("", List.of("a", "bc")));
        assertEquals("", Nearest.hint("x".repeat(1_000_000), List.of("usual-care", "x")));
    }
}

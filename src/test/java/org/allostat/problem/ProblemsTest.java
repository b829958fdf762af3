package org.allostat.problem;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProblemsTest {
    @Test
    void twentyAreListedAndTheOthersCounted() {
        Problems problems = new Problems("a.csv");
        IntStream.rangeClosed(1, 100).forEach(line -> problems.add("a.csv:" + line + ": wrong"));
        List<String> lines =
                assertThrows(InputException.class, problems::throwIfAny).problems();
        assertEquals(21, lines.size());
        assertEquals("a.csv:20: wrong", lines.get(19));
        assertEquals("a.csv: and 80 more problems", lines.get(20));
        assertEquals(100, problems.count());
    }

    @Test
    void theSameLineIsListedOnce() {
        Problems problems = new Problems("a.yaml");
        problems.add("a.yaml:1", "years", "out of range");
        problems.add("a.yaml:1: years: out of range");
        assertEquals(
                List.of("a.yaml:1: years: out of range"),
                assertThrows(InputException.class, problems::throwIfAny).problems());
    }

    @Test
    void withoutProblemsNothingIsThrown() {
        Problems none = new Problems("a.yaml");
        assertTrue(none.isEmpty());
        assertDoesNotThrow(none::throwIfAny);
    }

    @Test
    void noMessageCanObeyOrBreakTheTerminal() {
        InputException wrong = new InputException("a\u001b[2J\nb\u0000\u202e\ud800 \u00e9\ud83d\ude00");
        assertEquals(List.of("a\\u001b[2J\\nb\\u0000\\u202e\\ud800 \u00e9\ud83d\ude00"), wrong.problems());
    }

    @Test
    void longValuesAreCutBetweenCharacters() {
        assertEquals("x".repeat(60) + "...", Shown.value("x".repeat(100)));
        assertEquals("x".repeat(59) + "...", Shown.value("x".repeat(59) + "\ud83d\ude00" + "x"));
        assertEquals("x".repeat(58) + "\ud83d\ude00...", Shown.value("x".repeat(58) + "\ud83d\ude00" + "x"));
        assertEquals("\"tab\\t\"", Shown.quoted("tab\t"));
    }

    @Test
    void namesAreNotListedByTheHundred() {
        List<String> names = IntStream.range(0, 300).mapToObj(i -> "n" + i).toList();
        assertTrue(Shown.names(names).endsWith("n19, and 280 more"));
        assertEquals("n0, n1", Shown.names(names.subList(0, 2)));
    }
}

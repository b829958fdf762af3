package org.allostat.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.allostat.problem.InputException;
import org.allostat.unit.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

final class RegistryTest {
    private static final String HEADER =
            "parameter_id,symbol,value,unit,distribution,between_patients,basis,source,note\n";

    private record Cup(@Unit("d") double days2, Handle bigHandle) {}

    private record Handle(@Unit("1") double width) {}

    private record Elsewhere(@Unit("h") double days2) {}

    private static Registry registry(String... lines) {
        return Registry.read(List.of(new CsvSource("cup.csv", HEADER + String.join("\n", lines) + "\n")));
    }

    private static Registry cup() {
        return registry(
                "cup.days2,tau,4,d,\"uniform(2, 8) in [1, 10]\",\"lognormal(4, 0.5)\",assumed,,",
                "cup.big_handle.width,,0.5,1,fixed,,measured,Book,");
    }

    private static List<String> problems(Executable executable) {
        return assertThrows(InputException.class, executable).problems();
    }

    @Test
    void nestedRecordsTakeValuesByPath() {
        assertEquals(new Cup(4, new Handle(0.5)), cup().bind("cup", Cup.class));
    }

    @Test
    void everyProblemOfAFileIsListedWithItsLine() {
        List<String> found = problems(() -> registry(
                "a.b,x,1,1,fixed,,assumed,,",
                "a.b,x,one,1,fixed,,guessed,,",
                "a.c,,5,1,\"normal(0, -1)\",,assumed,,",
                "a.d,,5,1,\"fixed in [0, 1]\",,assumed,,",
                "a.e,,5,1,\"uniform(1, 2)\",,assumed,,",
                "A.f,,5,,fixed,,measured,,",
                "a.g,,1"));
        assertEquals(
                List.of(
                        "cup.csv:3: value must be a number: \"one\"",
                        "cup.csv:3: basis must be one of measured, derived, calibrated, assumed: \"guessed\"",
                        "cup.csv:3: parameter_id \"a.b\" is already used at cup.csv:2",
                        "cup.csv:3: symbol \"x\" is already used at cup.csv:2",
                        "cup.csv:4: distribution \"normal(0, -1)\": sd must be positive and finite: -1.0",
                        "cup.csv:5: value must be in [0, 1]: 5",
                        "cup.csv:6: value lies outside its own distribution uniform(1, 2): 5",
                        "cup.csv:7: unit must not be empty",
                        "cup.csv:7: parameter_id must be a dotted path in snake_case: \"A.f\"",
                        "cup.csv:7: source and note must not both be empty where basis is measured"),
                found.stream().filter(line -> !line.startsWith("cup.csv:8")).toList());
        assertTrue(found.contains("cup.csv:8: must have 9 cells: 3"), found.toString());
    }

    @Test
    void wrongHeaderIsRefused() {
        List<String> found = problems(() -> Registry.read(List.of(new CsvSource("x.csv", "id,value\na,1\n"))));
        assertEquals(1, found.size());
        assertTrue(found.get(0).startsWith("x.csv:1: the header must be parameter_id,symbol,"), found.get(0));
    }

    @Test
    void missingUnusedDoublyUsedAndMismatchedParametersAreAllListed() {
        Registry registry = registry("cup.days2,,4,d,fixed,,assumed,,", "cup.big_handel.width,,0.5,1,fixed,,assumed,,");
        assertEquals(
                List.of(
                        "no parameter \"cup.big_handle.width\" for Cup; did you mean cup.big_handel.width?",
                        "cup.csv:3: parameter_id is used by no record: \"cup.big_handel.width\"; did you mean"
                                + " cup.big_handle.width?"),
                problems(() -> registry.requireAllBound(Map.of("cup", Cup.class))));
        assertEquals(
                List.of("cup.csv:2: unit of cup.days2 must be h, as in Elsewhere: d"),
                problems(() -> registry.bind("cup", Elsewhere.class)));
    }

    @Test
    void replacedValuesAreFoundByIdOrSymbolAndMovePatients() {
        Registry replaced = cup().with(Map.of("tau", 8.0, "cup.big_handle.width", 0.25));
        assertEquals(new Cup(8, new Handle(0.25)), replaced.bind("cup", Cup.class));
        assertEquals(8, replaced.betweenPatients("tau").quantile(0.5), 1e-12);
        assertEquals(8, replaced.draw(7, 3).parameter("tau").value());
        assertEquals(4, cup().parameter("tau").value());
    }

    @Test
    void badReplacementsAreAllListed() {
        assertEquals(
                List.of(
                        "parameters.cup.big_handle.width: out of range: NaN (allowed: 0 to Infinity)",
                        "parameters.cup.day2: unknown parameter: cup.day2; did you mean cup.days2? (allowed: ids and"
                                + " symbols that 'jobs/allostat parameters' lists)",
                        "parameters.tau: out of range: 11.0 (allowed: 1 to 10 d)"),
                problems(() -> cup().with(Map.of("tau", 11.0, "cup.day2", 1.0, "cup.big_handle.width", Double.NaN))));
        assertEquals(
                List.of("parameters.tau: is the same parameter as cup.days2 (allowed: each parameter once)"),
                problems(() -> cup().with(Map.of("tau", 5.0, "cup.days2", 5.0))));
    }

    @Test
    void aGroupIsDrawnAsInTheWholeRegistry() {
        Registry group = cup().group("cup.big_handle");
        assertEquals(1, group.parameters().size());
        assertEquals(
                cup().draw(7, 3).parameter("cup.big_handle.width").value(),
                group.draw(7, 3).parameter("cup.big_handle.width").value());
    }

    @Test
    void drawZeroIsTheRegistryItself() {
        Registry registry = cup();
        assertSame(registry, registry.draw(1, 0));
    }

    @Test
    void drawsDependOnSeedNumberAndIdAlone() {
        Registry alone = registry("cup.days2,,4,d,\"uniform(2, 8)\",,assumed,,");
        assertEquals(
                alone.draw(1, 2).parameter("cup.days2").value(),
                cup().draw(1, 2).parameter("cup.days2").value());
        assertNotEquals(
                cup().draw(1, 2).parameter("tau").value(),
                cup().draw(1, 3).parameter("tau").value());
        assertNotEquals(
                cup().draw(1, 2).parameter("tau").value(),
                cup().draw(2, 2).parameter("tau").value());
    }

    /** Mean of 4,000 uniforms on (2, 8) is within 4 standard errors of 5; false alarm 1 in 16,000. */
    @Test
    void drawsFollowTheDistribution() {
        int draws = 4000;
        double sum = 0;
        for (int draw = 1; draw <= draws; draw++) {
            sum += cup().draw(20211231, draw).parameter("tau").value();
        }
        assertEquals(5, sum / draws, 4 * Math.sqrt(3.0 / draws));
    }

    /** Known answer of the authors of FNV (draft-eastlake-fnv, test vectors): "foobar". */
    @Test
    void hashIsFnv1a() {
        assertEquals(0x85944171f73967e8L, Registry.hash("foobar"));
        assertEquals(0xcbf29ce484222325L, Registry.hash(""));
    }
}

package org.allostat.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Damaged input by the thousand, the same each time: every file and name that a user may give is read, or refused in lines that
 * name it. Nothing else may come out: no other exception, no overflow of the stack, no end of memory, no 5 seconds, no control
 * character. {@code -Dfuzz.inputs=200000 -Dfuzz.seed=7} makes others and more of them ({@code src/test/fuzz/run}).
 */
class FuzzTest {
    private static final int INPUTS = Integer.getInteger("fuzz.inputs", 3_000);
    private static final long SEED = Long.getLong("fuzz.seed", 20_211);

    @TempDir
    private Path folder;

    static List<InputKind> kinds() {
        return InputKinds.all();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void isReadOrRefusedInLinesThatNameIt(InputKind kind) throws IOException, InterruptedException {
        Fuzzing.Counts counts;
        try (Fuzzing fuzzing = new Fuzzing(kind, folder)) {
            counts =
                    fuzzing.run(SEED, Math.max(1, Math.toIntExact((long) INPUTS * kind.share() / InputKinds.shares())));
        }
        Fuzzing.note(Path.of("target", "fuzz"), counts);
        assertEquals(0, counts.failed(), () -> String.join("\n\n", counts.failures()));
        // a text is cut into statements whatever it is: only a database refuses one
        assertTrue(
                counts.refused() > 0 || kind.name().equals("sql"),
                () -> "the damage is too small to test anything: " + counts);
    }
}

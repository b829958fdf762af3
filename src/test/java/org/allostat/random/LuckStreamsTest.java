package org.allostat.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No two draws of a run are one: every stream lies in the range of its owner, and no two ranges meet. */
class LuckStreamsTest {
    /** Enums of streams, and the range that each constant's code lies in. */
    private static final Map<String, LuckStreams> ENUMS = Map.of(
            "org.allostat.population.PersonStream", LuckStreams.PERSON,
            "org.allostat.policy.DecisionStream", LuckStreams.DECISION,
            "org.allostat.simulate.EventStream", LuckStreams.EVENT,
            "org.allostat.survey.design.SurveyStream", LuckStreams.SURVEY,
            "org.allostat.emulate.EmulationStream", LuckStreams.EMULATION);

    /** A draw whose stream is a bare number or a constant, of no range: the second of three arguments. */
    private static final Pattern LOOSE_DRAW =
            Pattern.compile("\\.(?:uniform|exponential|normal)\\([^,;]+,\\s*([0-9A-Z_]+)\\s*,");

    @Test
    void noTwoRangesMeet() {
        LuckStreams[] ranges = LuckStreams.values();
        for (int i = 0; i < ranges.length; i++) {
            assertTrue(ranges[i].first() <= ranges[i].last(), ranges[i]::name);
            for (int k = 0; k < i; k++) {
                assertTrue(
                        ranges[k].last() < ranges[i].first() || ranges[i].last() < ranges[k].first(),
                        ranges[k] + " meets " + ranges[i]);
            }
        }
    }

    /** Written down once more: the numbers are the identity of every run that there has been. */
    @Test
    void rangesBeginWhereTheyAlwaysDid() {
        assertEquals(
                List.of(
                        1, 20, 40, 50, 60, 70, 80, 100, 200, 201, 202, 203, 204, 205, 207, 209, 210, 220, 230,
                        1_000_000),
                Stream.of(LuckStreams.values()).map(LuckStreams::first).toList());
    }

    @Test
    void everyEnumOfStreamsIsListed() {
        Set<String> enums = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.allostat").stream()
                        .filter(JavaClass::isEnum)
                        .map(JavaClass::getName)
                        .filter(name -> name.endsWith("Stream"))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(ENUMS.keySet()), enums);
    }

    @Test
    void everyStreamLiesInItsRangeAndIsOfOneUse() throws ReflectiveOperationException {
        Set<Integer> codes = new HashSet<>();
        for (Map.Entry<String, LuckStreams> each : ENUMS.entrySet()) {
            Class<?> type = Class.forName(each.getKey());
            Method code = type.getDeclaredMethod("code");
            code.setAccessible(true);
            for (Object stream : type.getEnumConstants()) {
                int of = (int) code.invoke(stream);
                assertTrue(each.getValue().holds(of), stream + " " + of);
                assertTrue(codes.add(of), stream + " shares " + of);
            }
        }
    }

    @Test
    void streamOutsideItsRangeIsRefused() {
        assertEquals(99, LuckStreams.INTERVIEW.code(19));
        assertThrows(IllegalArgumentException.class, () -> LuckStreams.INTERVIEW.code(20));
        assertThrows(IllegalArgumentException.class, () -> LuckStreams.INTERVIEW.code(-1));
    }

    @Test
    void nobodyDrawsFromANumberOfNoRange() throws IOException {
        assertTrue(LOOSE_DRAW.matcher("random.uniform(person, 17, 0)").find());
        List<String> loose = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                LOOSE_DRAW.matcher(Files.readString(file)).results().forEach(draw -> loose.add(file + draw.group()));
            }
        }
        assertEquals(List.of(), loose);
    }
}

package org.allostat.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A value of the registry may change, and what fails is a test whose name says that it tests values against their source. */
final class FrozenRegistryTest {
    private static final String READS = "Registry.standard()";

    /** They hold for any value that is allowed, test values against their source, or use the names of parameters alone. */
    private static final Set<String> READERS_OF_THE_REGISTRY = Set.of(
            "CalibrationReaderTest.java", // names
            "DocumentedCommandsTest.java", // names
            "EmulationReaderTest.java", // names
            "EmulationRecords.java", // a program, no test
            "FitCriteria.java", // a program, no test
            "FrozenRegistryTest.java",
            "HazardLawsTest.java", // covariatesLeaveThePopulationMeanHazard
            "IdentityOf.java", // whatever the values are
            "InputKinds.java", // whatever the values are
            "KernelLawsTest.java", // ends of the allowed ranges; toleranceAgainstItsSource...
            "KeptQuestionTest.java", // whatever the values are
            "LongTermStayersTest.java", // midpointAgainstItsSource
            "ModelDescriptionTest.java", // the generated table
            "OracleParametersTest.java",
            "PackEvidenceTest.java", // a pack replaces what the program carries, whatever that is
            "PackPopulationTest.java", // the same
            "PackQuestionTest.java", // the same
            "PackReaderTest.java", // names and ranges
            "PivotReplayTest.java", // names
            "PosteriorTest.java", // the centre of the program's posterior
            "RunFiles.java", // whatever the values are
            "SchemaAgreementTest.java", // names
            "ShippedFilesTest.java", // names
            "SharedCoursesTest.java", // names
            "StandardParametersTest.java",
            "StudyPivotsTest.java"); // names, and the default list

    @Test
    void testsOfTheMechanismDoNotReadTheProgramsValues() throws IOException {
        Set<String> readers = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.readString(file).replaceAll("\\s", "").contains(READS)) {
                    readers.add(file.getFileName().toString());
                }
            }
        }
        readers.removeAll(READERS_OF_THE_REGISTRY);
        assertEquals(Set.of(), readers, "use FrozenRegistry.REGISTRY");
    }

    /** The program's files with every value replaced: nothing of it reaches the frozen registry, save what is new. */
    @Test
    void otherValuesDoNotReachTheFrozenRegistryAndLaterParametersDo() {
        String text = CsvSource.standard("costs.csv").text();
        String dearer = text.replace("costs.visit,,", "costs.visit,,1") + "costs.later,,7,USD 2021,fixed,,assumed,,\n";
        assertNotEquals(text, dearer);
        Registry registry = FrozenRegistry.beside(List.of(dearer));
        assertEquals(
                FrozenRegistry.REGISTRY.parameter("costs.visit").value(),
                registry.parameter("costs.visit").value());
        assertEquals(7, registry.parameter("costs.later").value());
    }

    @Test
    void frozenFileHasNoParameterThatIsGone() {
        Map<String, Parameter> standard = Registry.standard().parameters().stream()
                .collect(java.util.stream.Collectors.toMap(Parameter::id, parameter -> parameter));
        for (Parameter frozen : FrozenRegistry.REGISTRY.parameters()) {
            assertTrue(standard.containsKey(frozen.id()), frozen.place() + ": " + frozen.id());
        }
    }
}

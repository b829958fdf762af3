package org.allostat.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The model description's parameter table is the registry. After a change of the registry, write it anew with {@code mvn
 * test -Dtest=ModelDescriptionTest -Dmodel.description=write}.
 */
final class ModelDescriptionTest {
    private static final Path DESCRIPTION = Path.of("src/docs/model.md");
    private static final String BEGIN = "<!-- parameters: generated from the registry, do not edit -->\n";
    private static final String END = "<!-- end of parameters -->\n";

    @Test
    void tableOfTheDescriptionIsTheRegistry() throws IOException {
        String text = Files.readString(DESCRIPTION);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        assertTrue(begin >= 0 && begin < end, DESCRIPTION + " must have both markers");
        String generated = ParameterTable.markdown(Registry.standard());
        if ("write".equals(System.getProperty("model.description"))) {
            Files.writeString(DESCRIPTION, text.substring(0, begin) + BEGIN + generated + text.substring(end));
            return;
        }
        assertEquals(generated, text.substring(begin + BEGIN.length(), end));
    }

    /** The seven headings of the ODD protocol (Grimm and others 2020), in their order. */
    @Test
    void descriptionFollowsTheOddProtocol() throws IOException {
        String text = Files.readString(DESCRIPTION);
        int place = 0;
        for (String heading : new String[] {
            "Purpose and patterns",
            "Entities, state variables and scales",
            "Process overview and scheduling",
            "Design concepts",
            "Initialization",
            "Input data",
            "Submodels"
        }) {
            int found = text.indexOf("## " + heading + "\n", place);
            assertTrue(found >= 0, heading);
            place = found;
        }
    }
}

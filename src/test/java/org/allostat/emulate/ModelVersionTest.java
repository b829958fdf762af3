package org.allostat.emulate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.allostat.config.EmulationReader;
import org.allostat.evidence.FrozenRegistry;
import org.allostat.evidence.ModelVersion;
import org.allostat.population.Model;
import org.junit.jupiter.api.Test;

/**
 * A posterior belongs to a version of the model, so the version must change with what the model computes. Three studies on few people,
 * at values that are frozen, stand for it: histories, interviews, visits, events.
 */
class ModelVersionTest {
    private static final List<String> STUDIES = List.of("agnoli-2021", "dunn-2010", "space-2018");

    @Test
    void whatTheModelComputesIsOfItsVersion() throws IOException, NoSuchAlgorithmException {
        List<EmulatedStudy> studies = EmulationReader.read(STUDIES, FrozenRegistry.REGISTRY);
        StudyChunks chunks = new StudyChunks(new Model(FrozenRegistry.REGISTRY, 1), studies);
        StudyEstimates estimates = new StudyEstimates(studies);
        chunks.add(0);
        chunks.parts().forEach(estimates::add);
        StringBuilder text = new StringBuilder();
        for (EmulationRow row : estimates.rows()) {
            text.append(row.study())
                    .append(' ')
                    .append(row.estimand())
                    .append(' ')
                    .append(row.found())
                    .append(String.format(Locale.ROOT, " %.7g %.7g%n", row.simulated(), row.simulatedCausal()));
        }
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        String found = HexFormat.of().formatHex(digest.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        assertEquals(
                recorded(),
                ModelVersion.CURRENT + " " + found,
                () ->
                        "The model computes something else than its version did. If that is meant: raise ModelVersion.CURRENT, write"
                                + " this line into the test's model-version.txt, and make posterior.csv again. It gave:\n"
                                + text);
    }

    private static String recorded() throws IOException {
        try (InputStream stream = ModelVersionTest.class.getResourceAsStream("model-version.txt")) {
            return stream == null ? "" : new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }
}

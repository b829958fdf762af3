package org.allostat.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.allostat.calibrate.Calibration;
import org.allostat.emulate.EmulatedStudy;
import org.allostat.evidence.Posterior;
import org.allostat.evidence.Registry;
import org.allostat.problem.InputException;
import org.allostat.study.Study;

/**
 * The question that a manifest kept, as what can be computed again: the way back from {@link CanonicalStudy}. What a question leaves out,
 * since it changes no result, is that of the usual study.
 */
public final class KeptQuestion {
    private static final String PACK = "pack";
    private static final String POSTERIOR = "posterior";

    /** Fields of a question that are no fields of its study. */
    private static final List<String> OF_STUDIES_ALONE = List.of("seed", PACK, "parameters", "survey");

    private final JsonMapper mapper = RecordMapper.create();
    private final JsonNode config;
    private final String place;

    /**
     * @param config the question as JSON
     * @param place what messages call it
     */
    public KeptQuestion(JsonNode config, String place) {
        this.config = config;
        this.place = place;
    }

    /** Whether policies over a cohort are asked for. */
    public boolean isRun() {
        return config.has("policies");
    }

    public boolean isSurvey() {
        return config.has("survey");
    }

    public boolean isEmulation() {
        return config.has("emulations");
    }

    public boolean isCalibration() {
        return config.has("calibration");
    }

    /** Whether a file of people's answers was read, which no manifest holds. */
    public boolean readsFile() {
        return config.has("puf");
    }

    /** The question as {@link CanonicalStudy} wrote it. */
    public boolean isAskedBy(String question) {
        try {
            return mapper.readTree(question).equals(mapper.readTree(mapper.writeValueAsString(config)));
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("what was read as JSON", failure);
        }
    }

    /**
     * The study, or what other questions take of one.
     *
     * @param usual where the question says nothing
     * @param seed seed of the run
     * @param posterior draws that a run asks for; none where it asks for none
     */
    public Study study(Study usual, long seed, Posterior posterior) {
        ObjectNode fields = mapper.valueToTree(usual);
        config.properties().forEach(field -> {
            if (isRun() || OF_STUDIES_ALONE.contains(field.getKey())) {
                fields.set(field.getKey(), field.getValue());
            }
        });
        fields.put("seed", seed);
        fields.set(PACK, mapper.valueToTree(PackText.read(config.path(PACK), place)));
        if (isRun()) {
            fields.set(POSTERIOR, mapper.valueToTree(posterior));
        }
        return read(fields, Study.class);
    }

    /**
     * The draws that the question asks for.
     *
     * @param file where they are unless the program brings them; empty if no file was given
     * @throws InputException if they are neither those of the program nor of the file
     */
    public Posterior posterior(String file) {
        String wanted = config.path(POSTERIOR).asText();
        if (wanted.isEmpty()) {
            return Posterior.NONE;
        }
        Posterior found =
                file.isEmpty() ? Posterior.standard() : PosteriorReader.read(Path.of(file), Registry.standard());
        if (!found.sha256().equals(wanted)) {
            throw new InputException(place + ": draws of the posterior with SHA-256 " + wanted + ", "
                    + (file.isEmpty() ? "which are not those of this program" : file + " has " + found.sha256())
                    + " (allowed: --posterior FILE with the file that the run drew from)");
        }
        return found;
    }

    /** How often studies are repeated in draws. */
    public int draws() {
        return config.path("draws").asInt();
    }

    /** On how many people in each draw. */
    public int drawPeople() {
        return config.path("draw_people").asInt();
    }

    public List<EmulatedStudy> emulations() {
        List<EmulatedStudy> studies = new ArrayList<>();
        config.path("emulations").forEach(each -> studies.add(read(each, EmulatedStudy.class)));
        return studies;
    }

    public Calibration calibration() {
        ObjectNode fields = config.path("calibration").deepCopy();
        fields.put("id", "").put("title", "");
        fields.path("targets").forEach(target -> ((ObjectNode) target).remove("of_survey")); // follows from the rest
        return read(fields, Calibration.class);
    }

    /** How often a calibration is tried; 0 for the calibration itself. */
    public int recover() {
        return config.path("recover").asInt();
    }

    private <T> T read(JsonNode tree, Class<T> type) {
        try {
            return mapper.treeToValue(tree, type);
        } catch (JsonProcessingException other) {
            throw new InputException(
                    place + ": a question of another version of the program, which this one cannot ask again: "
                            + other.getOriginalMessage());
        }
    }
}

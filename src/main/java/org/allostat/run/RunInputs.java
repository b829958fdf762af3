package org.allostat.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;

/**
 * Everything that can change a run's tables, as its manifest keeps it. The run's id follows from it, so that whoever has a manifest can
 * tell whether it is of the run that it is named after.
 *
 * @param question the question; the layout of its text does not count
 * @param seed seed of every random stream
 * @param programSha256 digest of what the program consists of
 * @param parametersSha256 digest of every parameter, {@link #parametersSha256(Collection)}
 * @param tables names of the tables of such a run, in any order
 */
public record RunInputs(
        JsonNode question, long seed, String programSha256, String parametersSha256, List<String> tables) {
    private static final int ID_LENGTH = 16;

    public RunInputs {
        tables = tables.stream().sorted().toList();
    }

    /** Hash of all of it, hexadecimal. */
    public String sha256() {
        ObjectNode fields = Json.MAPPER.createObjectNode();
        fields.set("question", question);
        fields.put("seed", seed);
        fields.put("program", programSha256);
        fields.put("parameters", parametersSha256);
        tables.forEach(fields.putArray("tables")::add);
        return Json.sha256(fields);
    }

    /** The name of a run's folder. */
    public String runId() {
        return sha256().substring(0, ID_LENGTH);
    }

    /** A parameter as it counts: in the words of the table {@code parameter}. How it varies between patients follows from program and question. */
    public static String parameter(String id, double value, String distribution) {
        return id + "=" + value + " " + distribution;
    }

    /** Digest of parameters as {@link #parameter} gives each, whatever their order. */
    public static String parametersSha256(Collection<String> parameters) {
        String text = String.join("\n", parameters.stream().sorted().toList());
        try {
            return RunStore.sha256(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException failure) {
            throw new IllegalStateException("bytes in memory", failure);
        }
    }
}

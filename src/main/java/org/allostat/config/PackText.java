package org.allostat.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.allostat.evidence.Pack;
import org.allostat.problem.InputException;
import org.allostat.run.Json;

/** A pack in a run's question: in full, with a digest of what it changes. */
final class PackText {
    private static final String SHA256 = "sha256";

    private PackText() {}

    /** The pack as a tree. The digest is of its values and tables: equal for packs that change the same. */
    static ObjectNode tree(Pack pack) {
        JsonMapper mapper = RecordMapper.create();
        ObjectNode tree = mapper.valueToTree(pack);
        String changed = tree.get("parameters") + "\n" + tree.get("files");
        tree.put(SHA256, sha256(changed));
        return tree;
    }

    /**
     * The pack of a question.
     *
     * @param tree what {@link #tree} made; missing where the question has none
     * @param place what messages call it
     * @throws InputException if it is of a version of the program that kept packs otherwise
     */
    static Pack read(JsonNode tree, String place) {
        if (!(tree instanceof ObjectNode found)) {
            return Pack.NONE;
        }
        ObjectNode fields = found.deepCopy();
        fields.remove(SHA256);
        try {
            return RecordMapper.create().treeToValue(fields, Pack.class);
        } catch (JsonProcessingException other) {
            throw new InputException(
                    place + ": a pack of another version of the program, which this one cannot follow: "
                            + Json.reason(other));
        }
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

package org.allostat.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.allostat.evidence.Registry;
import org.allostat.policy.Policy;
import org.allostat.problem.InputException;
import org.allostat.problem.Problems;

/** Reads policy files; the file's name without ending is the policy's id. */
public final class PolicyReader {
    private static final Pattern FILE_NAME = Pattern.compile("(?:.*[/\\\\])?([^/\\\\]*?)(?:\\.ya?ml)?");
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*+");

    private PolicyReader() {}

    /**
     * Reads one policy file.
     *
     * @param file a YAML file as {@code data-schema/policy.schema.json} describes
     * @param registry the parameters that costs may name
     * @throws InputException with every problem of the file
     */
    public static Policy read(Path file, Registry registry) {
        return read(SourceText.ofFile(file), registry);
    }

    static Policy read(SourceText source, Registry registry) {
        Problems problems = new Problems(source.name());
        YamlDocument document = YamlParser.parse(source, problems);
        String id = fileName(source.name());
        if (!ID.matcher(id).matches()) {
            problems.add(
                    source.name(),
                    FieldPath.ROOT,
                    "the file name is the policy's id: " + id
                            + " (allowed: lower-case words, digits and single hyphens, such as usual-care.yaml)");
        }
        ObjectNode fields = SchemaFile.ofPolicy().check(document, problems);
        new PolicyChecks(document, registry, problems).check(fields);
        problems.throwIfAny();
        return bind(id, fields);
    }

    /** The name of a file without folders and ending. */
    static String fileName(String path) {
        Matcher name = FILE_NAME.matcher(path);
        return name.matches() ? name.group(1) : path;
    }

    private static Policy bind(String id, ObjectNode fields) {
        fields.put("id", id);
        try {
            return RecordMapper.create().treeToValue(fields, Policy.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("policy.schema.json allows what Policy does not: " + id, e);
        }
    }
}

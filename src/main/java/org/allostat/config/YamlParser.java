package org.allostat.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.math.BigInteger;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.regex.Pattern;
import org.allostat.problem.InputException;
import org.allostat.problem.Problems;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads YAML into a tree of which every key and value knows its line and column. Built on SnakeYAML's node graph rather
 * than on a token stream, because only the former still shows a repeated key. Plain words mean what YAML 1.2 says:
 * {@code no} and {@code off} are text, {@code 010} is ten, {@code 1:30} is text; digits may be grouped as {@code 20_000}.
 */
final class YamlParser {
    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9][0-9_]*");
    private static final Pattern DECIMAL =
            Pattern.compile("[-+]?([0-9][0-9_]*(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]+)?");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Values that a file may hold, aliases followed; a few nested ones would otherwise hold billions. */
    private static final int MOST_VALUES = 100_000;

    /** Digits that a number may have; more of them cost much time and say nothing. */
    private static final int MOST_DIGITS = 1000;

    private final String name;
    private final Problems problems;
    private final YamlDocument document;
    private int values;
    private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());

    private YamlParser(String name, Problems problems) {
        this.name = name;
        this.problems = problems;
        this.document = new YamlDocument(name, NODES.objectNode());
    }

    /**
     * Parses a file that must hold a map of fields.
     *
     * @param problems gets keys that are given twice
     * @throws InputException if the text is not YAML, or not a map
     */
    static YamlDocument parse(SourceText source, Problems problems) {
        Node node = compose(source);
        YamlParser parser = new YamlParser(source.name(), problems);
        if (!(node instanceof MappingNode mapping)) {
            throw new InputException(
                    parser.place(node.getStartMark()) + ": is not a map of fields (allowed: lines of key: value)");
        }
        parser.document.noteValuePlace(FieldPath.ROOT, parser.place(node.getStartMark()));
        parser.fill(parser.document.root(), mapping, FieldPath.ROOT);
        return parser.document;
    }

    /** Parses a value given on the command line. */
    static JsonNode parseValue(String argument, String text) {
        if (text.isBlank()) {
            return NODES.nullNode();
        }
        Problems problems = new Problems(argument);
        JsonNode value = new YamlParser(argument, problems).convert(compose(new SourceText(argument, text)), "");
        problems.throwIfAny();
        return value;
    }

    private static Node compose(SourceText source) {
        try {
            Node node = new Yaml(new LoaderOptions()).compose(new StringReader(source.text()));
            if (node == null) {
                throw new InputException(source.name() + ": is empty (allowed: lines of key: value)");
            }
            return node;
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            throw new InputException(source.name() + ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1) + ": "
                    + reason(e.getProblem()));
        } catch (IllegalArgumentException e) {
            // what SnakeYAML lets through of escapes beyond Unicode, and of tags that are blank
            throw new InputException(source.name() + ": is not YAML: holds an escape or a tag that YAML does not have");
        } catch (YAMLException e) {
            throw new InputException(source.name() + ": is not YAML text: " + oneLine(String.valueOf(e.getMessage())));
        }
    }

    private static String reason(String problem) {
        return problem.contains("TAB")
                ? "a tab cannot indent YAML (allowed: spaces)"
                : "is not YAML: " + oneLine(problem);
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private JsonNode convert(Node node, String path) {
        if (!open.add(node)) {
            throw new InputException(place(node.getStartMark()) + ": " + path + ": contains itself by an alias");
        }
        if (++values > MOST_VALUES) {
            throw new InputException(place(node.getStartMark()) + ": holds too many values (allowed: " + MOST_VALUES
                    + ", aliases followed)");
        }
        JsonNode value;
        if (node instanceof MappingNode mapping) {
            value = fill(NODES.objectNode(), mapping, path);
        } else if (node instanceof SequenceNode sequence) {
            value = list(sequence, path);
        } else {
            value = scalar((ScalarNode) node);
        }
        open.remove(node);
        return value;
    }

    private ObjectNode fill(ObjectNode object, MappingNode mapping, String parent) {
        for (NodeTuple entry : mapping.getValue()) {
            String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            String path = FieldPath.key(parent, key);
            String place = place(entry.getKeyNode().getStartMark());
            if (object.has(key)) {
                problems.add(
                        place,
                        path,
                        "duplicate key: first given at " + document.placeOfKey(path) + " (allowed: each key once)");
            } else {
                document.notePlaces(path, place, place(entry.getValueNode().getStartMark()));
                object.set(key, convert(entry.getValueNode(), path));
            }
        }
        return object;
    }

    private ArrayNode list(SequenceNode sequence, String parent) {
        ArrayNode array = NODES.arrayNode();
        for (Node item : sequence.getValue()) {
            String path = FieldPath.item(parent, array.size());
            document.noteValuePlace(path, place(item.getStartMark()));
            array.add(convert(item, path));
        }
        return array;
    }

    private static JsonNode scalar(ScalarNode node) {
        String text = node.getValue();
        if (node.getScalarStyle() != ScalarStyle.PLAIN) {
            return NODES.textNode(text);
        }
        return switch (text) {
            case "", "~", "null" -> NODES.nullNode();
            case "true" -> NODES.booleanNode(true);
            case "false" -> NODES.booleanNode(false);
            default -> numberOrText(text);
        };
    }

    private static JsonNode numberOrText(String text) {
        if (text.length() > MOST_DIGITS) {
            return NODES.textNode(text);
        }
        String digits = text.replace("_", "");
        if (INTEGER.matcher(text).matches()) {
            BigInteger value = new BigInteger(digits.startsWith("+") ? digits.substring(1) : digits);
            if (value.bitLength() < Long.SIZE) {
                return NODES.numberNode(value.longValue());
            }
            return Double.isFinite(value.doubleValue()) ? NODES.numberNode(value) : NODES.textNode(text);
        }
        if (DECIMAL.matcher(text).matches() && Double.isFinite(Double.parseDouble(digits))) {
            return NODES.numberNode(Double.parseDouble(digits));
        }
        return NODES.textNode(text);
    }

    private String place(Mark mark) {
        return name + ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1);
    }
}

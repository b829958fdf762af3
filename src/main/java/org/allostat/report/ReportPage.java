package org.allostat.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One HTML file that needs nothing else: what it shows, the program that draws it and the library (Apache ECharts) are in it, and its
 * content security policy lets nothing else in. Numbers keep six digits.
 */
public final class ReportPage {
    /** What a page can show, in its order; each of it only where the run has the tables. */
    public static final List<String> FIGURES = List.of(
            "forest",
            "turned",
            "structures",
            "courses",
            "systems",
            "routes",
            "definitions",
            "differences",
            "plane",
            "acceptability-guidelines",
            "acceptability-all",
            "information",
            "tornado",
            "budget",
            "cohort",
            "survey-predicted",
            "survey-fitted",
            "studies-predicted",
            "studies-fitted",
            "narrowed",
            "fit",
            "parameters",
            "provenance",
            "policies",
            "cheers");

    private static final String FOLDER = "/allostat/report/";
    private static final String ECHARTS = "/META-INF/resources/webjars/echarts/5.3.1/dist/echarts.min.js";
    private static final Pattern PLACE = Pattern.compile("@([a-z]+)@");
    private static final MathContext DIGITS = new MathContext(6);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ReportPage() {}

    /**
     * What a page tells.
     *
     * @param kind run, survey, emulate or calibrate
     * @param title heading
     * @param adults whom people of the run stand for: {@code US adults}
     * @param answer sentences
     * @param limits of the model, in plain words
     * @param facts provenance, in order
     * @param policies with their standing, in the order of the study; none where there are none
     * @param comparator what policies are compared with; empty where there are none
     * @param checklist filled items; none where there are none
     * @param datasets everything that is shown
     * @param only the figures of {@link #FIGURES} that are shown; all of them where it is empty
     */
    public record Content(
            String kind,
            String title,
            String adults,
            List<String> answer,
            List<String> limits,
            Map<String, String> facts,
            List<PolicyLine> policies,
            String comparator,
            List<Checklist.Item> checklist,
            List<Dataset> datasets,
            List<String> only) {
        public Content {
            answer = List.copyOf(answer);
            limits = List.copyOf(limits);
            facts = new LinkedHashMap<>(facts);
            policies = List.copyOf(policies);
            checklist = List.copyOf(checklist);
            datasets = List.copyOf(datasets);
            only = List.copyOf(only);
        }
    }

    /**
     * A policy of the run.
     *
     * @param id name
     * @param standing guideline, practice, scenario or reference
     * @param title in a few words
     * @param citation what it encodes
     * @param assumptions what no trial supports
     */
    public record PolicyLine(String id, String standing, String title, String citation, List<String> assumptions) {
        public PolicyLine {
            assumptions = List.copyOf(assumptions);
        }
    }

    /** The whole file. */
    public static String html(Content content) {
        String library = resource(ECHARTS);
        String program = resource(FOLDER + "page.js");
        Map<String, String> parts = Map.of(
                "csp", policy(library, program),
                "style", resource(FOLDER + "page.css"),
                "title", escaped(content.title()),
                "answer", items(content.answer()),
                "limits", items(content.limits()),
                "data", json(content),
                "program", program,
                "library", library);
        return PLACE.matcher(resource(FOLDER + "page.html"))
                .replaceAll(found -> Matcher.quoteReplacement(parts.getOrDefault(found.group(1), found.group())));
    }

    private static String policy(String... scripts) {
        StringBuilder hashes = new StringBuilder();
        for (String script : scripts) {
            hashes.append(" 'sha256-").append(sha256(script)).append('\'');
        }
        return "default-src 'none'; script-src" + hashes
                + "; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";
    }

    private static String sha256(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String items(List<String> sentences) {
        StringBuilder items = new StringBuilder();
        sentences.forEach(
                sentence -> items.append("<li>").append(escaped(sentence)).append("</li>\n"));
        return items.toString();
    }

    private static String json(Content content) {
        ObjectNode page = MAPPER.createObjectNode();
        page.put("kind", content.kind()).put("title", content.title()).put("comparator", content.comparator());
        page.set("facts", MAPPER.valueToTree(content.facts()));
        page.set("policies", MAPPER.valueToTree(content.policies()));
        page.set("only", MAPPER.valueToTree(content.only()));
        page.set("checklist", MAPPER.valueToTree(content.checklist()));
        ObjectNode datasets = page.putObject("datasets");
        content.datasets().forEach(dataset -> datasets.set(dataset.id(), json(dataset)));
        try {
            // nothing in a text can end the script that holds it
            return MAPPER.writeValueAsString(page).replace("<", "\\u003c");
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("an answer that JSON cannot hold", failure);
        }
    }

    private static ObjectNode json(Dataset dataset) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("title", dataset.title())
                .put("meaning", dataset.meaning())
                .put("grain", dataset.grain())
                .put("sql", dataset.sql())
                .put("rows", dataset.rows().size());
        dataset.sources().forEach(node.putArray("sources")::add);
        ArrayNode columns = node.putArray("columns");
        for (int i = 0; i < dataset.columns().size(); i++) {
            Dataset.Column column = dataset.columns().get(i);
            ObjectNode one = columns.addObject();
            one.put("name", column.name()).put("unit", column.unit()).put("meaning", column.meaning());
            values(dataset.rows(), i, one);
        }
        return node;
    }

    /** A column's values; of texts a list of those there are, and the place of each row's in it. */
    private static void values(List<List<@Nullable Object>> rows, int column, ObjectNode node) {
        if (rows.stream().anyMatch(row -> row.get(column) instanceof String)) {
            List<@Nullable Object> distinct = new ArrayList<>();
            Map<@Nullable Object, Integer> places = new LinkedHashMap<>();
            ArrayNode codes = node.putArray("codes");
            for (List<@Nullable Object> row : rows) {
                Object value = row.get(column);
                codes.add(places.computeIfAbsent(value, missing -> {
                    distinct.add(missing);
                    return distinct.size() - 1;
                }));
            }
            ArrayNode words = node.putArray("words");
            distinct.forEach(value -> words.add(value == null ? null : value.toString()));
        } else {
            ArrayNode values = node.putArray("values");
            rows.forEach(row -> add(values, row.get(column)));
        }
    }

    private static void add(ArrayNode values, @Nullable Object value) {
        if (value instanceof Boolean flag) {
            values.add(flag);
        } else if (value instanceof Integer || value instanceof Long) {
            values.add(((Number) value).longValue());
        } else if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            values.add(BigDecimal.valueOf(number.doubleValue()).round(DIGITS).doubleValue());
        } else {
            values.addNull();
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String resource(String name) {
        try (InputStream stream = ReportPage.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("missing from the program: " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

package org.allostat.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.allostat.outcomes.BeyondHorizon;
import org.allostat.report.Checklist;
import org.allostat.report.Dataset;
import org.allostat.report.Limits;
import org.allostat.report.PlainAnswer;
import org.allostat.report.ReportPage;
import org.allostat.run.CompleteRun;
import org.allostat.run.Manifest;
import org.allostat.terminal.OutputFile;

/** The page of a run: what its tables say, for somebody who has no program but a browser. */
final class RunReport {
    /** Name of the page in a run's folder. */
    static final String FILE = "report.html";

    private final CompleteRun run;
    private final JsonNode config;
    private final RunAnswers answers;

    private RunReport(RunAnswers answers) {
        this.answers = answers;
        run = answers.run();
        config = answers.config();
    }

    /**
     * Writes the page of a run, whole or not at all.
     *
     * @param figures of {@link ReportPage#FIGURES}, the only ones that are shown; all where it is empty
     */
    static void write(RunAnswers answers, List<String> figures, Path file) {
        String page = ReportPage.html(new RunReport(answers).content(figures));
        try {
            OutputFile.write(file, writer -> {
                try {
                    writer.write(page);
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
        } catch (IOException failure) {
            throw new UncheckedIOException(file + " cannot be written", failure);
        }
    }

    private ReportPage.Content content(List<String> figures) {
        Kind kind = Kind.of(run.manifest());
        List<ReportPage.PolicyLine> policies = kind == Kind.RUN ? policies() : List.of();
        return new ReportPage.Content(
                kind.name().toLowerCase(Locale.ROOT),
                title(kind),
                PackWords.adults(config),
                answer(kind, policies),
                limits(kind),
                facts(kind),
                policies,
                config.path("comparator").asText(),
                kind == Kind.RUN ? Checklist.filled(checklist()) : List.of(),
                answers.all(),
                figures);
    }

    /** What was run, which its tables tell. */
    private enum Kind {
        RUN("policy_contrasts", Limits.OF_POLICIES),
        CALIBRATE("calibration_set", Limits.OF_CALIBRATIONS),
        EMULATE("emulation", Limits.OF_EMULATIONS),
        SURVEY("survey_estimates", Limits.OF_SURVEYS),
        OTHER("", List.of());

        private final String table;

        @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
        private final List<String> limits;

        Kind(String table, List<String> limits) {
            this.table = table;
            this.limits = limits;
        }

        static Kind of(Manifest manifest) {
            for (Kind kind : values()) {
                if (manifest.table(kind.table).isPresent()) {
                    return kind;
                }
            }
            return OTHER;
        }
    }

    private String title(Kind kind) {
        return switch (kind) {
            case RUN ->
                String.format(
                        Locale.ROOT,
                        "%d policies over %d years for %s who take opioids as prescribed and struggle",
                        config.path("policies").size(),
                        config.path("years").asInt(),
                        config.has("pack") ? PackWords.adults(config) : "adults");
            case SURVEY -> "The synthetic survey beside the published one";
            case EMULATE -> "Published studies repeated in the synthetic country";
            case CALIBRATE -> "What published results say of the parameters";
            case OTHER -> "A run of Allostat";
        };
    }

    private List<String> answer(Kind kind, List<ReportPage.PolicyLine> policies) {
        return switch (kind) {
            case RUN ->
                PlainAnswer.of(
                        answers.get("contrasts"),
                        answers.find("acceptability"),
                        answers.find("information"),
                        policies.stream()
                                .collect(Collectors.toMap(ReportPage.PolicyLine::id, ReportPage.PolicyLine::standing)),
                        config.path("comparator").asText());
            case SURVEY -> agreement(answers.get("published"), "Published figures of surveys");
            case EMULATE -> agreement(answers.get("emulated"), "Results of published studies");
            case CALIBRATE -> narrowed(answers.get("narrowed"));
            case OTHER -> List.of();
        };
    }

    private static List<String> agreement(Dataset rows, String what) {
        List<String> sentences = new ArrayList<>();
        for (String use : List.of("predicted", "fitted")) {
            List<Dataset.Row> compared = rows.named().stream()
                    .filter(row ->
                            row.text("use").equals(use) && !row.text("agrees").isEmpty())
                    .toList();
            long agree = compared.stream()
                    .filter(row -> row.text("agrees").equals("true"))
                    .count();
            String found = compared.isEmpty()
                    ? "none that can be compared"
                    : agree + " of " + compared.size() + " agree within both errors";
            sentences.add(what + " that are " + use + ": " + found
                    + (use.equals("fitted") && !compared.isEmpty()
                            ? ", which is no evidence, since the model was set to them."
                            : "."));
        }
        sentences.add(
                "How sure: agreement says that what was published does not contradict the model; the pictures show every miss.");
        return sentences;
    }

    private static List<String> narrowed(Dataset rows) {
        long narrowed = rows.named().stream()
                .filter(row -> row.text("verdict").equals("narrowed"))
                .count();
        return List.of(
                "Published results narrow " + narrowed + " of " + rows.rows().size()
                        + " parameters by a tenth or more.",
                "The other " + (rows.rows().size() - narrowed)
                        + " are not identified: their draws are those of the prior.",
                "How sure: the draws hold together; one parameter's range alone says less than the set.");
    }

    /** What the pack's author warns of, then what holds for the model anywhere. */
    private List<String> limits(Kind kind) {
        List<String> limits = new ArrayList<>();
        PackWords.caveats(config).forEach(caveat -> limits.add("Pack " + PackWords.name(config) + ": " + caveat));
        limits.addAll(kind.limits);
        return limits;
    }

    private List<ReportPage.PolicyLine> policies() {
        List<ReportPage.PolicyLine> lines = new ArrayList<>();
        for (JsonNode policy : config.path("policies")) {
            List<String> assumptions = new ArrayList<>();
            policy.path("scenario_assumptions").forEach(assumption -> assumptions.add(assumption.asText()));
            lines.add(new ReportPage.PolicyLine(
                    policy.path("id").asText(),
                    policy.path("standing").asText(),
                    policy.path("title").asText(),
                    policy.path("guideline").path("citation").asText(),
                    assumptions));
        }
        return lines;
    }

    private Map<String, String> facts(Kind kind) {
        Manifest manifest = run.manifest();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("about", about(kind));
        facts.put("Run", manifest.runId());
        facts.put("Kind", kind.name().toLowerCase(Locale.ROOT));
        if (kind == Kind.RUN) {
            facts.put("Made again by", new RunAgain(config).command());
        }
        if (config.has("pack")) {
            facts.put("Pack", PackWords.title(config) + " (" + PackWords.counted(config) + ")");
            facts.put("Pack, SHA-256", config.path("pack").path("sha256").asText());
        }
        facts.put("Seed", Long.toString(manifest.seed()));
        facts.put("Inputs, SHA-256", manifest.inputsSha256());
        facts.put("Program", manifest.codeVersion());
        facts.put("Spark and JVM", manifest.sparkVersion() + "; " + manifest.jvmVersion());
        config.properties().forEach(field -> {
            if (field.getValue().isValueNode() && !field.getKey().equals("seed")) {
                facts.put("Study: " + field.getKey(), field.getValue().asText());
            }
        });
        facts.put(
                "Tables, rows and checksums",
                manifest.tables().stream()
                        .map(table -> table.name() + ": " + table.rows() + " rows, " + table.checksum())
                        .collect(Collectors.joining("; ")));
        return facts;
    }

    private String about(Kind kind) {
        if (kind != Kind.RUN) {
            return "Run " + run.manifest().runId() + ", seed " + run.manifest().seed();
        }
        Dataset.Row everybody = answers.everybody();
        return String.format(
                Locale.ROOT,
                "%,.0f synthetic patients who stand for %s. Comparator: %s. %s.",
                everybody.number("patients"),
                PackWords.adults(everybody.number("persons"), config),
                config.path("comparator").asText(),
                uncertainty());
    }

    private String uncertainty() {
        int draws = config.path("draws").asInt();
        int pivots = config.path("pivots").path("parameters").size();
        return (draws == 0
                        ? "No draws of the parameters: intervals are Monte Carlo error alone"
                        : draws + " draws of the parameters ("
                                + config.path("uncertainty").asText() + "), each a country of its own")
                + (pivots == 0 ? "" : "; " + pivots + " pivots examine signs");
    }

    private Map<String, String> checklist() {
        String price = answers.find("cost_effectiveness")
                .map(rows -> rows.named().get(0).text("price_year"))
                .orElse("the registry's price year");
        Dataset.Row everybody = answers.everybody();
        return Map.ofEntries(
                Map.entry(
                        "policies",
                        policies().stream().map(ReportPage.PolicyLine::id).collect(Collectors.joining(", "))),
                Map.entry("comparator", config.path("comparator").asText()),
                Map.entry("run", run.manifest().runId()),
                Map.entry("adults", PackWords.adults(config)),
                Map.entry("patients", everybody.text("patients")),
                Map.entry("perspective", config.path("perspective").asText().replace('_', ' ')),
                Map.entry("years", config.path("years").asText()),
                Map.entry(
                        "beyond",
                        config.path("beyond_horizon").asText().equals(BeyondHorizon.NONE.label())
                                ? "nothing is counted"
                                : "remaining life expectancy"),
                Map.entry(
                        "discount",
                        String.format(
                                Locale.ROOT,
                                "%.1f%%",
                                100 * config.path("discount_rate_per_year").asDouble())),
                Map.entry("price_year", price),
                Map.entry("version", run.manifest().codeVersion()),
                Map.entry("uncertainty", uncertainty()));
    }
}

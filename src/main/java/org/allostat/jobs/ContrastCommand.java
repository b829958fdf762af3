package org.allostat.jobs;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.allostat.outcomes.Measure;
import org.allostat.policy.Standing;
import org.allostat.population.Crossing;
import org.allostat.population.ExposureType;
import org.allostat.population.StratumVariable;
import org.allostat.problem.Nearest;
import org.allostat.problem.Problems;
import org.allostat.problem.Shown;
import org.allostat.run.CompleteRun;
import org.allostat.simulate.SimulateStage;
import org.allostat.sql.DuckDbTables;
import org.allostat.sql.IndividualDifferences;
import org.allostat.sql.PairContrasts;
import org.allostat.sql.PairQuestion;
import org.allostat.terminal.GivenPath;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Two policies of a run against each other. */
@Command(
        name = "contrast",
        description = {
            "Any two policies of a run on the same patients: differences with their Monte Carlo error (paired by person) and their spread"
                    + " over draws, in any strata, crossed where several are named.",
            "With --distribution: who is helped and who is harmed, as shares of people and quantiles of their differences."
        },
        footer = {
            "",
            "Examples:",
            "  jobs/allostat contrast latest --policy va-dod-2022 --against cdc-2022 --by sex --measure qalys",
            "  jobs/allostat contrast latest --policy va-dod-2022 --against cdc-2022 --measure qalys --distribution"
        })
final class ContrastCommand implements Callable<Integer> {
    private static final String ALL = "all";
    private static final List<Measure> USUAL = List.of(
            Measure.QALYS,
            Measure.COST_USD,
            Measure.OVERDOSES,
            Measure.EXPECTED_CRISES,
            Measure.DEATHS,
            Measure.END_PAIN);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "RUN", converter = GivenPath.class, description = RunWords.RUN)
    private String run = "";

    @Option(names = "--policy", paramLabel = "A", required = true, description = "Policy that is asked about.")
    private String policy = "";

    @Option(
            names = "--against",
            paramLabel = "B",
            description = "Policy that it is compared with (default: the study's comparator).")
    private @Nullable String against;

    @Option(
            names = "--by",
            paramLabel = "VARIABLE",
            split = ",",
            description =
                    "Strata, crossed where several are named: age_group,exposure_type. Crossed strata, and those of one exposure type,"
                            + " have a spread over draws where the study names them (strata).")
    private List<String> by = List.of();

    @Option(
            names = "--measure",
            paramLabel = "MEASURE",
            split = ",",
            description =
                    "What is compared, or all (default: QALYs, cost, overdoses, expected crises, deaths, pain at the end).")
    private List<String> measures = List.of();

    @Option(
            names = "--per",
            paramLabel = "N",
            description = "Scale to so many persons, or person-years where the measure is a rate.")
    private @Nullable Long per;

    @Option(
            names = "--population",
            paramLabel = "TYPE",
            description =
                    "Whose patients: long_term, another exposure type, or all (default: long_term, the patients whom policies address;"
                            + " all where --by names exposure_type).")
    private @Nullable String population;

    @Option(names = "--distribution", description = "Distribution of the differences of single people.")
    private boolean distribution;

    @Option(
            names = "--threshold",
            paramLabel = "X",
            defaultValue = "0",
            description =
                    "With --distribution: differences of this size or less are about equal, in the measure's unit (default: 0).")
    private BigDecimal threshold = BigDecimal.ZERO;

    @Mixin
    private FormatOption format = new FormatOption();

    @Mixin
    private SmallCellsOption smallCells = new SmallCellsOption();

    @Mixin
    private ContentsOption contents = new ContentsOption();

    @Override
    public Integer call() {
        CompleteRun found = contents.of(CompleteRun.find(run, SimulateStage.PATIENT_OUTCOMES));
        JsonNode config = found.manifest().config();
        PairQuestion question = question(found);
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        err.println(question.policy() + " less " + question.against() + ", "
                + (question.population() == null
                        ? "whole cohort"
                        : "patients of exposure type " + question.population().label())
                + ", draw 0; intervals are 95% Monte Carlo");
        for (JsonNode each : config.path("policies")) {
            String id = each.path("id").asText();
            if (List.of(question.policy(), question.against()).contains(id)
                    && each.path("standing").asText().equals(Standing.REFERENCE.label())) {
                err.println("note: " + id + " is a reference: nobody advises it, it shows harm and is no option");
            }
        }
        int withheld = distribution ? distribution(found, question, out, err) : contrasts(found, question, out, err);
        if (withheld > 0) {
            err.println("note: " + withheld + " rows rest on fewer than " + DuckDbTables.SMALLEST_CELL
                    + " synthetic patients, and their numbers are NULL (--show-small-cells shows them)");
        }
        out.flush();
        err.flush();
        return 0;
    }

    private int contrasts(CompleteRun found, PairQuestion question, PrintWriter out, PrintWriter err) {
        PairContrasts contrasts = new PairContrasts(found, smallCells.choice());
        format.format().print(contrasts.of(question), out);
        question.crossing()
                .filter(unused -> !contrasts.hasDraws(question))
                .ifPresent(crossing -> err.println(howToTally(crossing)));
        String comparator = found.manifest().config().path("comparator").asText();
        if (!List.of(question.policy(), question.against()).contains(comparator)) {
            err.println("note: draws and pivots are contrasted with " + comparator
                    + " alone; identification takes the sum of both errors for that of this difference, which is at most that large:"
                    + " what is called identified or turned is so, and some of what is called unclear may not be");
        }
        return contrasts.withheld();
    }

    /** What gives crossed strata their spread over draws. */
    private static String howToTally(Crossing crossing) {
        String variables =
                crossing.variables().stream().map(StratumVariable::label).collect(joining(", "));
        String known = "note: of " + crossing.label()
                + " only the patients of draw 0 are known, so that there is no spread over draws"
                + " and no identification: ";
        return crossing.size() > Crossing.MOST_STRATA
                ? known + "its " + crossing.size() + " cells are more than the " + Crossing.MOST_STRATA
                        + " that a study can tally in every draw"
                : known + "run a study that names it, strata: [[" + variables + "]]";
    }

    private int distribution(CompleteRun found, PairQuestion question, PrintWriter out, PrintWriter err) {
        IndividualDifferences differences = new IndividualDifferences(found, smallCells.choice());
        format.format().print(differences.of(question, threshold), out);
        err.println("note: a person's difference rests on the same luck under both policies, which no trial can show");
        return differences.withheld();
    }

    private PairQuestion question(CompleteRun found) {
        Problems problems = new Problems("contrast");
        if (found.manifest().table(SimulateStage.PATIENT_OUTCOMES).isEmpty()) {
            problems.add(found.folder() + ": has no patients under policies (allowed: what 'jobs/allostat run' wrote)");
            problems.throwIfAny();
        }
        JsonNode config = found.manifest().config();
        Map<String, String> policies = new LinkedHashMap<>();
        config.path("policies")
                .forEach(each ->
                        policies.put(each.path("id").asText(), each.path("id").asText()));
        Map<String, Measure> named = byName(List.of(Measure.values()), Measure::label);
        Map<String, StratumVariable> variables = byName(
                Arrays.stream(StratumVariable.values())
                        .filter(variable -> variable != StratumVariable.ALL)
                        .toList(),
                StratumVariable::label);
        Map<String, ExposureType> types = byName(List.of(ExposureType.values()), ExposureType::label);
        String other = against == null ? config.path("comparator").asText() : against;
        find("--policy", policy, policies, problems);
        find("--against", other, policies, problems);
        if (policy.equals(other)) {
            problems.add("--against: the same as --policy: " + Shown.value(policy) + " (allowed: another policy of "
                    + String.join(", ", policies.keySet()) + ")");
        }
        if (per != null && per < 1) {
            problems.add("--per: must be at least 1: " + per + " (allowed: a whole number of persons or person-years)");
        }
        if (per != null && distribution) {
            problems.add("--per: " + per
                    + " with --distribution, whose differences are those of single people (allowed: one of the two)");
        }
        if (threshold.signum() < 0) {
            problems.add("--threshold: must not be below 0: " + threshold + " (allowed: a size in the measure's unit)");
        }
        if (by.stream().distinct().count() < by.size()) {
            problems.add("--by: a variable is named twice: " + by + " (allowed: each once)");
        }
        List<StratumVariable> strata = find("--by", by, variables, problems);
        List<Measure> asked = measures.isEmpty()
                ? USUAL.stream()
                        .filter(measure -> per == null || PairQuestion.scales(measure))
                        .toList()
                : measures.equals(List.of(ALL))
                        ? List.of(Measure.values())
                        : find("--measure", measures, named, problems);
        ExposureType whose = whose(strata, types, problems);
        problems.throwIfAny();
        return new PairQuestion(policy, other, asked, strata, whose, per);
    }

    /** Whose patients are counted; null for the whole cohort. */
    private @Nullable ExposureType whose(
            List<StratumVariable> strata, Map<String, ExposureType> types, Problems problems) {
        if (population == null) {
            return strata.contains(StratumVariable.EXPOSURE_TYPE) ? null : ExposureType.LONG_TERM;
        }
        if (population.equals(ALL)) {
            return null;
        }
        List<ExposureType> found = find("--population", List.of(population), types, problems);
        return found.isEmpty() ? null : found.get(0);
    }

    private static <T> Map<String, T> byName(List<T> values, Function<T, String> name) {
        Map<String, T> named = new LinkedHashMap<>();
        values.forEach(value -> named.put(name.apply(value), value));
        return named;
    }

    private static <T> List<T> find(String option, List<String> names, Map<String, T> known, Problems problems) {
        List<T> found = new ArrayList<>();
        for (String name : names) {
            T value = find(option, name, known, problems);
            if (value != null) {
                found.add(value);
            }
        }
        return found;
    }

    private static <T> @Nullable T find(String option, String name, Map<String, T> known, Problems problems) {
        T value = known.get(name);
        if (value == null) {
            problems.add(option + ": unknown: " + Shown.value(name) + Nearest.hint(name, known.keySet()) + " (allowed: "
                    + String.join(", ", known.keySet()) + ")");
        }
        return value;
    }
}

package org.allostat.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.allostat.evaluate.DrawEstimates;
import org.allostat.evaluate.TallyDesign;
import org.allostat.evaluate.TallyFrame;
import org.allostat.evaluate.TallyObserver;
import org.allostat.evaluate.YearlyObserver;
import org.allostat.evaluate.YearsOfDraws;
import org.allostat.evidence.FrozenRegistry;
import org.allostat.evidence.Pack;
import org.allostat.evidence.Parameter;
import org.allostat.evidence.ParameterDraws;
import org.allostat.evidence.Perspective;
import org.allostat.evidence.Posterior;
import org.allostat.evidence.Registry;
import org.allostat.outcomes.BeyondHorizon;
import org.allostat.outcomes.PolicyOutcomes;
import org.allostat.policy.Policies;
import org.allostat.policy.Policy;
import org.allostat.policy.Policy.Consent;
import org.allostat.population.Model;
import org.allostat.population.universe.Progress;
import org.allostat.population.universe.UniverseDesign;
import org.allostat.run.RunDescription;
import org.allostat.run.RunFolder;
import org.allostat.study.Pivots;
import org.allostat.study.Study;
import org.allostat.study.Survey;
import org.allostat.study.Uncertainty;
import org.allostat.study.ValueOfInformation;
import org.allostat.table.LocalSpark;
import org.allostat.table.TableSchema;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Years of every draw, and what the draws say of those of draw 0, on real Spark. */
class YearsOfDrawsTest {
    private static final long SEED = 11;
    private static final int DRAWS = 4;
    private static final int YEARS = 2;
    private static final Registry REGISTRY = FrozenRegistry.REGISTRY;
    private static final Registry HELD =
            REGISTRY.with(REGISTRY.parameters().stream().collect(Collectors.toMap(Parameter::id, Parameter::value)));

    private static final List<Policy> POLICIES = List.of(
            Policies.policy("hold", Policies.EVERY_VISIT, Policies.HOLD, new Policy.Costs(List.of(), List.of())),
            Policies.offering(Policies.discontinue(Consent.NONE)));

    private static final Study STUDY = new Study(
            "draws",
            "",
            SEED,
            0,
            YEARS,
            DRAWS,
            Uncertainty.PRIOR,
            Posterior.NONE,
            Pack.NONE,
            POLICIES,
            POLICIES.get(0).id(),
            0.03,
            Perspective.HEALTH_CARE_SECTOR,
            BeyondHorizon.NONE,
            List.of(100_000.0),
            Map.of(),
            false,
            new Pivots(0, List.of()),
            List.of(),
            List.of(),
            new ValueOfInformation(1, 0),
            0,
            new Survey(1, 1, 0, 0, Survey.Respondents.INTERVIEWED, List.of()));

    private static final SparkSession SPARK = LocalSpark.session();

    @TempDir
    private static Path out;

    private static Map<String, Dataset<Row>> held;
    private static Map<String, Dataset<Row>> one;
    private static Map<String, Dataset<Row>> seven;

    @BeforeAll
    static void runs() {
        held = tables(HELD, 2);
        one = tables(REGISTRY, 1);
        seven = tables(REGISTRY, 7);
    }

    private static Countries countries(Registry centre, int parts) {
        UniverseDesign universe = UniverseDesign.evenly(new Model(centre, SEED).population(), 800);
        return new Countries(new ParameterDraws(centre, SEED, List.of()), SEED, universe, DRAWS, parts);
    }

    /** The tables of years, of draw 0 and of draws that are cut into as many parts; and the draws' own totals. */
    private static Map<String, Dataset<Row>> tables(Registry centre, int parts) {
        Countries countries = countries(centre, parts);
        String id = "run-" + parts + "-" + centre.hashCode();
        RunDescription run = new RunDescription(id, id, SEED, "{}", "0", Instant.parse("2026-01-02T03:04:05Z"));
        Map<String, Dataset<Row>> tables = new TreeMap<>();
        try (RunFolder folder = RunFolder.open(SPARK, out.toString(), run)) {
            Observers.InCountry observers = new Observers.InCountry(
                    List.of(new TallyObserver.InCountry(TallyFrame.of(STUDY)), YearlyObserver.inCountry(STUDY)));
            CountryStage.ofDraws(STUDY, countries)
                    .run(
                            SPARK,
                            folder,
                            1,
                            observers,
                            new Observers.OfCountries(
                                    observers,
                                    List.of(DrawEstimates.of(STUDY, countries), YearsOfDraws.of(STUDY, countries))),
                            Progress.NONE);
            TallyDesign design =
                    TallyFrame.of(STUDY).design(countries.universe().strata());
            Dataset<Row> drawZero = yearsOfDrawZero(countries, design).repartition(parts);
            YearlyObserver.totals(STUDY, design, folder)
                    .totals(drawZero)
                    .forEach((name, rows) -> tables.put(name, rows.localCheckpoint()));
            tables.put(
                    "draw_outcomes",
                    folder.keptRows()
                            .read(
                                    "draw_outcomes",
                                    TableSchema.of("policy_outcomes").structType())
                            .localCheckpoint());
        }
        return tables;
    }

    private static Dataset<Row> yearsOfDrawZero(Countries countries, TallyDesign design) {
        Model model = new Model(countries.parameters().centre(), SEED);
        Follow follow = new Follow(STUDY.years(), STUDY.valuation(), 256);
        PolicyReplay replay =
                new PolicyReplay(model, 0, POLICIES, follow.horizon(model), follow.valuation(), follow.block());
        PatientObserver.Factory factory = YearlyObserver.inTask(STUDY, design);
        PatientObserver observer = factory.create();
        for (long part = 0; part < countries.parts(); part++) {
            countries.forEachBlock(part, model, 256, Progress.NONE, block -> {
                List<PolicyOutcomes> all = replay.run(block, (patient, period, batch) -> {});
                for (int i = 0; i < block.size(); i++) {
                    observer.observe(block.get(i), all.get(i));
                }
            });
        }
        List<Row> rows = new ArrayList<>();
        observer.rows().forEachRemaining(rows::add);
        return SPARK.createDataFrame(rows, factory.rowType());
    }

    private static Dataset<Row> table(Map<String, Dataset<Row>> tables, String name) {
        return Objects.requireNonNull(tables.get(name), name);
    }

    private static long count(Dataset<Row> rows, String where) {
        return rows.where(where).count();
    }

    /** Rows of a draw, without the draw and what the others say. */
    private static Set<String> ofDraw(Dataset<Row> rows, int draw) {
        List<String> last =
                List.of("difference_standard_error_usd", "discounted_difference_standard_error", "comparator_icer");
        List<String> columns = new ArrayList<>(List.of(rows.columns()));
        columns = columns.subList(0, columns.indexOf("draws"));
        columns.remove("draw");
        assertTrue(last.contains(columns.get(columns.size() - 1)), columns.toString());
        List<String> found =
                rows.where("draw = " + draw).selectExpr(columns.toArray(String[]::new)).collectAsList().stream()
                        .map(Row::toString)
                        .toList();
        TreeSet<String> distinct = new TreeSet<>(found);
        assertEquals(found.size(), distinct.size());
        return distinct;
    }

    @Test
    void withoutAnythingUnknownEveryDrawHasTheYearsOfDrawZero() {
        Dataset<Row> years = table(held, "yearly_outcomes").where("stratum_variable = 'all'");
        Dataset<Row> budgets = table(held, "budget_impact");
        Set<String> yearsOfZero = ofDraw(years, 0);
        Set<String> budgetsOfZero = ofDraw(budgets, 0);
        Dataset<Row> rates = table(held, "discounting_sensitivity");
        Set<String> ratesOfZero = ofDraw(rates, 0);
        assertEquals(2 * 3 * 3, ratesOfZero.size());
        assertEquals(2 * 28 * YEARS, yearsOfZero.size());
        for (int draw = 1; draw <= DRAWS; draw++) {
            assertEquals(yearsOfZero, ofDraw(years, draw));
            assertEquals(budgetsOfZero, ofDraw(budgets, draw));
            assertEquals(ratesOfZero, ofDraw(rates, draw));
        }
        // an interval without width, and no share of a variance that is 0
        String told = "draw = 0 AND draws = " + DRAWS;
        assertEquals(
                yearsOfZero.size(),
                count(years, told + " AND uncertainty_low = total AND uncertainty_high = total AND draw_mean = total"));
        assertEquals(
                budgetsOfZero.size() / 2,
                count(
                        budgets,
                        told + " AND difference_uncertainty_low = difference_usd"
                                + " AND difference_uncertainty_high = difference_usd AND difference_draw_mean = difference_usd"));
        assertEquals(
                0, count(years, "mc_share_of_variance IS NOT NULL OR difference_mc_share_of_variance IS NOT NULL"));
    }

    @Test
    void otherStrataAreOfDrawZeroAlone() {
        Dataset<Row> years = table(one, "yearly_outcomes");
        assertTrue(count(years, "draw = 0 AND stratum_variable = 'insurance'") > 0);
        assertEquals(0, count(years, "draw > 0 AND stratum_variable <> 'all'"));
        assertEquals(0, count(years, "(draws IS NULL) <> (draw > 0 OR stratum_variable <> 'all')"));
        assertEquals(0, count(years, "(draws IS NULL) <> (draw_mean IS NULL)"));
        assertEquals(
                0, count(years, "(draws IS NULL OR discounted_total IS NULL) <> (discounted_uncertainty_low IS NULL)"));
        assertEquals(0, count(years, "(draws IS NULL OR policy = comparator) <> (difference_uncertainty_low IS NULL)"));
    }

    @Test
    void yearsAreTheSameIntoHowManyPartsACountryIsCut() {
        for (String table : List.of("yearly_outcomes", "budget_impact", "discounting_sensitivity")) {
            List<Row> expected = table(one, table).collectAsList();
            assertTrue(expected.size() > 0, table);
            assertEquals(expected, table(seven, table).collectAsList(), table);
        }
    }

    /** Counts to the last digits; QALYs and costs are rounded to a millionth and a cent, once for each person's year and once for the horizon. */
    @Test
    void yearsOfADrawAddUpToItsHorizon() {
        table(one, "yearly_outcomes").createOrReplaceTempView("years_of_draws");
        table(one, "draw_outcomes").createOrReplaceTempView("outcomes_of_draws");
        Dataset<Row> both = SPARK.sql("SELECT o.policy, o.draw, y.outcome, y.unit, estimate, total, persons FROM"
                        + " (SELECT policy, draw, outcome, unit, sum(coalesce(discounted_total, total)) AS total"
                        + " FROM years_of_draws WHERE draw > 0 GROUP BY policy, draw, outcome, unit) y"
                        + " JOIN outcomes_of_draws o ON o.policy = y.policy AND o.draw = y.draw"
                        + " AND o.stratum_variable = 'all' AND o.measure = 'total_' || y.outcome")
                .localCheckpoint();
        assertEquals(2L * DRAWS * 4, both.count()); // deaths, crises, QALYs, cost
        String off = "abs(total - estimate) > ";
        assertEquals(0, count(both, "outcome IN ('deaths', 'mental_health_crises') AND " + off + "1e-9 * estimate"));
        assertEquals(0, count(both, "outcome = 'qalys' AND " + off + (YEARS + 1) * 0.5e-6 + " * persons"));
        assertEquals(0, count(both, "outcome = 'cost_usd' AND " + off + (YEARS + 1) * 0.5e-2 + " * persons"));
        assertTrue(count(both, "outcome = 'deaths' AND total > 0") > 0);
        assertEquals(
                2L * DRAWS,
                both.where("outcome = 'qalys'").select("total").distinct().count());
    }

    /** What is told of a column, and where. */
    private record Told(
            String table, String value, @Nullable String error, String prefix) {
        List<String> keys() {
            return switch (table) {
                case "budget_impact" -> List.of("policy", "payer", "cost_item", "year");
                case "yearly_outcomes" -> List.of("policy", "outcome", "year");
                default -> List.of("policy", "discount_rate_costs", "discount_rate_effects");
            };
        }

        String strata() {
            return table.equals("yearly_outcomes") ? "stratum_variable = 'all'" : "true";
        }
    }

    static final List<Told> TOLD = List.of(
            new Told("budget_impact", "total_usd", "standard_error_usd", ""),
            new Told("budget_impact", "difference_usd", "difference_standard_error_usd", "difference_"),
            new Told("yearly_outcomes", "total", "standard_error", ""),
            new Told("yearly_outcomes", "difference", "difference_standard_error", "difference_"),
            new Told("yearly_outcomes", "discounted_total", "discounted_standard_error", "discounted_"),
            new Told(
                    "yearly_outcomes",
                    "discounted_difference",
                    "discounted_difference_standard_error",
                    "discounted_difference_"),
            new Told("discounting_sensitivity", "cost_usd", null, "cost_usd_"),
            new Told("discounting_sensitivity", "qalys", null, "qalys_"),
            new Told(
                    "discounting_sensitivity",
                    "comparator_incremental_cost_usd",
                    null,
                    "comparator_incremental_cost_usd_"),
            new Told("discounting_sensitivity", "comparator_incremental_qalys", null, "comparator_incremental_qalys_"));

    /** The spread once more in SQL, from the rows of the draws alone. */
    @ParameterizedTest
    @FieldSource("TOLD")
    void theSpreadIsThatOfTheRowsOfDraws(Told told) {
        Dataset<Row> rows = table(seven, told.table()).where(told.strata());
        rows.createOrReplaceTempView("rows_of_draws");
        String keys = String.join(", ", told.keys());
        String value = told.value();
        String share = told.error() == null
                ? "CAST(NULL AS DOUBLE)"
                : "CASE WHEN var_samp(" + value + ") > 0 THEN least(1, avg(power(" + told.error() + ", 2)) / var_samp("
                        + value + ")) END";
        String toldShare = told.error() == null ? "NULL" : told.prefix() + "mc_share_of_variance";
        Dataset<Row> both = SPARK.sql("SELECT z.draws AS told, d.*, " + told.prefix() + "draw_mean AS told_mean, "
                        + told.prefix() + "uncertainty_low AS told_low, " + told.prefix()
                        + "uncertainty_high AS told_high, " + toldShare + " AS told_share"
                        + " FROM (SELECT * FROM rows_of_draws WHERE draw = 0) z JOIN (SELECT " + keys
                        + ", count(*) AS count, avg(" + value + ") AS mean, percentile(" + value
                        + ", 0.025) AS low, percentile(" + value + ", 0.975) AS high, " + share
                        + " AS share FROM rows_of_draws WHERE draw > 0 AND "
                        + value + " IS NOT NULL GROUP BY " + keys + ") d USING (" + keys + ")")
                .localCheckpoint();
        long ofZero = rows.where("draw = 0 AND " + value + " IS NOT NULL").count();
        assertTrue(ofZero >= 2 * 9);
        assertEquals(ofZero, both.count());
        assertEquals(
                ofZero, count(rows, told.prefix() + "draw_mean IS NOT NULL"), "nothing is told of what is not there");
        assertEquals(0, count(both, "told <> " + DRAWS + " OR count <> told"));
        for (String each : List.of("mean", "low", "high", "share")) {
            String scale = " > 1e-9 * greatest(1, abs(" + each + "))";
            assertEquals(
                    0,
                    count(
                            both,
                            "(" + each + " IS NULL) <> (told_" + each + " IS NULL) OR abs(" + each + " - told_" + each
                                    + ")" + scale),
                    each);
        }
        assertTrue(count(both, "high > low") > ofZero / 4, "hardly any row differs between draws");
        assertTrue(told.error() == null || count(both, "share < 1") > 0, "Monte Carlo error is all there is");
    }

    /** At the study's own rate years add up to the horizon, but for what discounting within a year makes of when its costs and QALYs come. */
    @Test
    void discountingOfADrawIsThatOfItsOutcomes() {
        table(one, "discounting_sensitivity").createOrReplaceTempView("rates_of_draws");
        table(one, "draw_outcomes").createOrReplaceTempView("outcomes_of_draws");
        for (String measure : List.of("qalys", "cost_usd")) {
            Dataset<Row> both = SPARK.sql("SELECT o.estimate, r." + measure + " AS found FROM rates_of_draws r"
                            + " JOIN outcomes_of_draws o ON o.policy = r.policy AND o.draw = r.draw"
                            + " AND o.stratum_variable = 'all' AND o.measure = '" + measure + "'"
                            + " WHERE r.draw > 0 AND discount_rate_costs = 0.03 AND discount_rate_effects = 0.03")
                    .localCheckpoint();
            assertEquals(2L * DRAWS, both.count(), measure);
            assertEquals(0, count(both, "abs(found - estimate) > 0.005 * estimate"), measure);
            assertEquals(2L * DRAWS, both.distinct().count(), measure);
        }
    }
}

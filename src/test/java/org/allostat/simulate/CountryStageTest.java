package org.allostat.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.allostat.evaluate.DrawEstimates;
import org.allostat.evaluate.OutcomeEstimates;
import org.allostat.evaluate.OutcomeTally;
import org.allostat.evaluate.Standings;
import org.allostat.evaluate.TallyDesign;
import org.allostat.evaluate.TallyFrame;
import org.allostat.evaluate.TallyObserver;
import org.allostat.evaluate.TallyRow;
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
import org.allostat.population.ExposureType;
import org.allostat.population.Model;
import org.allostat.population.StratumVariable;
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
import org.apache.spark.SparkException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Draws as countries on real Spark. */
class CountryStageTest {
    private static final long SEED = 11;
    private static final int DRAWS = 3;
    private static final Registry REGISTRY = FrozenRegistry.REGISTRY;
    /** Nothing is unknown, so that every draw is draw 0 again. */
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
            1,
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

    @TempDir
    private Path out;

    private static Countries countries(Registry centre, int parts) {
        UniverseDesign universe = UniverseDesign.evenly(new Model(centre, SEED).population(), 1500);
        return new Countries(new ParameterDraws(centre, SEED, List.of()), SEED, universe, DRAWS, parts);
    }

    /** Rows by draw, without the draw. */
    private Map<Integer, Set<String>> outcomes(Countries countries) {
        return outcomes(countries, 1);
    }

    private Map<Integer, Set<String>> outcomes(Countries countries, int partsOfDraws) {
        SparkSession spark = LocalSpark.session();
        String id = "run-" + countries.parts() + "-" + partsOfDraws + "-"
                + countries.parameters().centre().hashCode();
        RunDescription run = new RunDescription(id, id, SEED, "{}", "0", Instant.parse("2026-01-02T03:04:05Z"));
        Map<Integer, Set<String>> rows = new TreeMap<>();
        try (RunFolder folder = RunFolder.open(spark, out.toString(), run)) {
            CountryStage stage = CountryStage.ofDraws(STUDY, countries);
            DrawEstimates estimates = DrawEstimates.of(STUDY, countries);
            assertFalse(CountryStage.isKept(folder, DrawEstimates.NAMES));
            stage.run(
                    spark,
                    folder,
                    partsOfDraws,
                    new TallyObserver.InCountry(TallyFrame.of(STUDY)),
                    estimates,
                    Progress.NONE);
            assertTrue(CountryStage.isKept(folder, DrawEstimates.NAMES));
            add(folder, rows);
        }
        return rows;
    }

    private static void add(RunFolder folder, Map<Integer, Set<String>> rows) {
        add(folder, "draw_outcomes", "policy_outcomes", rows);
        add(folder, "draw_contrasts", "policy_contrasts", rows);
        add(folder, "country_months", "monthly_outcomes", rows);
    }

    private static void add(RunFolder folder, String name, String table, Map<Integer, Set<String>> rows) {
        for (Row row :
                folder.keptRows().read(name, TableSchema.of(table).structType()).collectAsList()) {
            List<String> cells = new ArrayList<>(List.of(table));
            for (int i = 0; i < row.length(); i++) {
                if (i != row.fieldIndex("draw")) {
                    cells.add(String.valueOf(row.get(i)));
                }
            }
            assertTrue(rows.computeIfAbsent(row.getInt(row.fieldIndex("draw")), unused -> new TreeSet<>())
                    .add(String.join("|", cells)));
        }
    }

    @Test
    void aCountryIsTheSameWhicheverDrawsFollowEachOther() {
        Map<Integer, Set<String>> together = outcomes(countries(REGISTRY, 1));
        assertEquals(together, outcomes(countries(REGISTRY, 2), DRAWS));
        assertEquals(together, outcomes(countries(REGISTRY, 1), 2));
    }

    /** The number of parts alone says which draws each has, so that no draw is lost or met twice where a run is resumed. */
    @Test
    void partsHoldEveryDrawOnce() {
        for (int draws = 1; draws <= 120; draws++) {
            Countries countries = new Countries(
                    new ParameterDraws(REGISTRY, SEED, List.of()),
                    SEED,
                    countries(REGISTRY, 1).universe(),
                    draws,
                    1);
            for (int count = 1; count <= draws; count++) {
                List<List<Integer>> parts = countries.parts(count);
                assertEquals(count, parts.size());
                assertFalse(parts.contains(List.of()));
                assertEquals(
                        countries.numbers(),
                        parts.stream().flatMap(List::stream).toList());
            }
        }
    }

    /** On other cores a process would take other parts; it takes those that an earlier one kept. */
    @Test
    void whoeverResumesOnOtherCoresGoesOnWithTheSameParts() {
        Countries countries = countries(REGISTRY, 1);
        Map<Integer, Set<String>> undisturbed = outcomes(countries);
        SparkSession spark = LocalSpark.session();
        RunDescription run =
                new RunDescription("resumed", "resumed", SEED, "{}", "0", Instant.parse("2026-01-02T03:04:05Z"));
        CountryStage stage = CountryStage.ofDraws(STUDY, countries);
        DrawEstimates estimates = DrawEstimates.of(STUDY, countries);
        Lost.TASKS_LEFT.set(2);
        try (RunFolder folder = RunFolder.open(spark, out.toString(), run)) {
            assertThrows(
                    SparkException.class,
                    () -> stage.run(
                            spark,
                            folder,
                            DRAWS,
                            new Lost(new TallyObserver.InCountry(TallyFrame.of(STUDY))),
                            estimates,
                            Progress.NONE));
        }
        Lost.TASKS_LEFT.set(1);
        Map<Integer, Set<String>> rows = new TreeMap<>();
        try (RunFolder folder = RunFolder.open(spark, out.toString(), run)) {
            stage.run(
                    spark,
                    folder,
                    1,
                    new Lost(new TallyObserver.InCountry(TallyFrame.of(STUDY))),
                    estimates,
                    Progress.NONE);
            assertEquals(0, Lost.TASKS_LEFT.get());
            add(folder, rows);
        }
        assertEquals(undisturbed, rows);
    }

    /** Observers of so many tasks; then the driver is lost. */
    private record Lost(PatientObserver.OfCountries observers) implements PatientObserver.OfCountries {
        private static final AtomicInteger TASKS_LEFT = new AtomicInteger();

        @Override
        public StructType rowType() {
            return observers.rowType();
        }

        @Override
        public PatientObserver create(UniverseDesign universe) {
            if (TASKS_LEFT.getAndDecrement() <= 0) {
                throw new IllegalStateException("the driver is lost");
            }
            return observers.create(universe);
        }
    }

    @Test
    void aCountryIsTheSameIntoHowManyTasksItIsCut() {
        assertEquals(outcomes(countries(REGISTRY, 1)), outcomes(countries(REGISTRY, 2)));
    }

    /** Each draw has a cohort of its own: other people, other adults for whom they stand. */
    @Test
    void drawsDifferInWhoIsInTheCohort() {
        Countries countries = countries(REGISTRY, 1);
        TreeSet<Integer> sizes = new TreeSet<>();
        TreeSet<Double> weights = new TreeSet<>();
        for (int draw = 1; draw <= DRAWS; draw++) {
            int[] patients = {0};
            Model model = countries.model(draw);
            countries.forEachBlock(draw - 1L, model, 256, Progress.NONE, block -> {
                patients[0] += block.size();
                block.forEach(patient -> weights.add(patient.weight()));
            });
            sizes.add(patients[0]);
        }
        assertEquals(DRAWS, sizes.size(), sizes::toString);
        assertTrue(weights.size() > ExposureType.values().length);
    }

    /** Where nothing is unknown every draw gives what one replay of draw 0 and one tally give, to the bit. */
    @Test
    void withoutAnythingUnknownEveryDrawIsDrawZero() {
        Countries countries = countries(HELD, 2);
        Map<Integer, Set<String>> rows = outcomes(countries);
        assertEquals(rows.get(1), rows.get(2));
        assertEquals(rows.get(1), rows.get(3));
        TallyDesign design = TallyFrame.of(STUDY).design(countries.universe().strata());
        OutcomeTally tally = new OutcomeTally(design);
        Model model = new Model(HELD, SEED);
        Follow follow = new Follow(STUDY.years(), STUDY.valuation(), 256);
        PolicyReplay replay =
                new PolicyReplay(model, 0, POLICIES, follow.horizon(model), follow.valuation(), follow.block());
        for (long part = 0; part < 2; part++) {
            countries.forEachBlock(part, model, 256, Progress.NONE, block -> {
                List<PolicyOutcomes> all = replay.run(block, (patient, period, batch) -> {});
                for (int i = 0; i < block.size(); i++) {
                    tally.add(
                            ExposureType.ofPerson(block.get(i).patientId()).ordinal(),
                            StratumVariable.strataOf(block.get(i)),
                            all.get(i));
                }
            });
        }
        List<TallyRow> tallied = new ArrayList<>();
        tally.forEachRow(tallied::add);
        TreeSet<String> expected = new TreeSet<>();
        new OutcomeEstimates(design, Standings.of(STUDY), tallied)
                .policyOutcomes()
                .forEach(row -> expected.add(row.policy() + " " + row.stratum() + " " + row.stratumVariable() + " "
                        + row.measure() + " " + row.estimate() + " " + row.standardError() + " " + row.patients()));
        TreeSet<String> actual = new TreeSet<>();
        for (String row : rows.getOrDefault(1, new TreeSet<>())) {
            String[] cells = row.split("\\|", -1);
            if (cells[0].equals("policy_outcomes")) {
                actual.add(cells[1] + " " + cells[4] + " " + cells[3] + " " + cells[5] + " " + cells[8] + " " + cells[9]
                        + " " + cells[12]);
            }
        }
        assertNotEquals(0, expected.size());
        assertEquals(expected, actual);
    }
}

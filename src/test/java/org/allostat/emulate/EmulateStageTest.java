package org.allostat.emulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.allostat.config.EmulationReader;
import org.allostat.evidence.FrozenRegistry;
import org.allostat.evidence.PosteriorSets;
import org.allostat.population.universe.Progress;
import org.allostat.problem.InputException;
import org.allostat.run.RunDescription;
import org.allostat.run.RunFolder;
import org.allostat.table.LocalSpark;
import org.allostat.table.Table;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmulateStageTest {
    private static final EmulateStage.Watch NOBODY = new EmulateStage.Watch() {
        @Override
        public Progress wave(long people, int studies) {
            return Progress.NONE;
        }

        @Override
        public Progress draws(long people, int draws) {
            return Progress.NONE;
        }

        @Override
        public void done() {}
    };

    private static final EmulateStage.Draws NO_DRAWS =
            new EmulateStage.Draws(new PosteriorSets(FrozenRegistry.REGISTRY, List.of()), 0, 256);

    @TempDir
    private Path folder;

    private static RunDescription description(String runId) {
        return new RunDescription(runId, runId, 7, "{}", "0", Instant.parse("2026-01-02T03:04:05Z"));
    }

    private List<EmulationRow> rows(String name, int partitions, List<EmulatedStudy> studies) {
        return rows(name, partitions, studies, NO_DRAWS);
    }

    private List<EmulationRow> rows(
            String name, int partitions, List<EmulatedStudy> studies, EmulateStage.Draws draws) {
        EmulateStage stage = new EmulateStage(LocalSpark.session(), FrozenRegistry.REGISTRY, 7, partitions, studies);
        try (RunFolder run = RunFolder.open(LocalSpark.session(), folder.toString(), description(name))) {
            stage.run(run, draws, NOBODY);
            return Table.of(EmulateStage.EMULATION, EmulationRow.class).collect(run.read(EmulateStage.EMULATION));
        }
    }

    private EmulatedStudy study(String name, String yaml) throws IOException {
        Path file = folder.resolve(name + ".yaml");
        Files.writeString(file, yaml);
        return EmulationReader.read(List.of(file.toString()), FrozenRegistry.REGISTRY)
                .get(0)
                .withMostPeople(256);
    }

    private static List<EmulatedStudy> bundled(String... names) {
        return EmulationReader.read(List.of(names), FrozenRegistry.REGISTRY).stream()
                .map(study -> study.withMostPeople(256))
                .toList();
    }

    private static double value(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }

    /** Observed with time-varying exposure and causal replays, clones, a trial, and a schedule: the same to the bit. */
    @Test
    void resultsDoNotDependOnPartitions() {
        List<EmulatedStudy> studies =
                bundled("dunn-2010", "agnoli-2021-with-misuse", "target-trial-stop", "busse-2018", "chu-2012");
        List<EmulationRow> one = rows("one", 1, studies);
        assertTrue(one.size() > 15);
        assertEquals(one, rows("seven", 7, studies));
        assertEquals(one, rows("many", 64, studies));
    }

    /** A study finds the same whatever other studies look at the same people. */
    @Test
    void resultsDoNotDependOnOtherStudies() {
        List<EmulationRow> alone = rows("alone", 2, bundled("morasco-2020"));
        List<EmulationRow> among = rows("among", 2, bundled("agnoli-2021", "morasco-2020", "james-2019"));
        assertEquals(
                alone,
                among.stream().filter(row -> row.study().equals("morasco-2020")).toList());
    }

    /** Everybody at a constant dose: a rate ratio of two halves of the same population by lot is 1 within its error. */
    @Test
    void aTrialOfTheSameRegimeTwiceFindsNoDifferenceCausally() throws IOException {
        EmulatedStudy study = study("nothing", """
                title: The same twice
                citation: none
                population: {from: initiators}
                assignment: randomized
                arms:
                  one: {policy: hold-dose, start_mme_per_day: 50}
                  other: {policy: hold-dose, start_mme_per_day: 50}
                follow_up: {to_day: 84}
                outcomes:
                  pain: {value: "at(pain_at_visit, 84)", unit: NRS}
                  death: {events: {death: 1}}
                estimands:
                  - {id: pain, outcome: pain, kind: mean_difference, arm: one, reference: other}
                  - {id: death, outcome: death, kind: hazard_ratio, arm: one, reference: other}
                """);
        List<EmulationRow> rows = rows("nothing", 2, List.of(study));
        assertEquals(0, value(rows.get(0).simulatedCausal()), 1e-12);
        assertEquals(1, value(rows.get(1).simulatedCausal()), 1e-9);
        double z = value(rows.get(0).simulated()) / value(rows.get(0).mcStandardError());
        assertTrue(Math.abs(z) < 5, "five standard errors are exceeded in one of two million trials: " + z);
    }

    @Test
    void nobodyFoundSaysWhichCriterionRemovedHowMany() throws IOException {
        EmulatedStudy study = study("nobody", """
                title: Nobody
                citation: none
                population: {from: long_term, where: [{name: adults, condition: "age >= 18"}, {name: very old, condition: "age > 115"}]}
                entry: {conditions: [{name: dispensed, condition: "mean(mme, [0,28)) > 0"}]}
                follow_up: {to_day: 28}
                outcomes: {dose: {value: start_mme, unit: MME/d}}
                estimands: [{id: dose, outcome: dose, kind: mean}]
                """);
        String message = assertThrows(InputException.class, () -> rows("nobody", 2, List.of(study)))
                .problems()
                .get(0);
        assertTrue(
                message.matches(
                        "nobody: entry: nobody was found among [0-9,]+ people; left after each criterion: adults"
                                + " [0-9,]+; very old 0; dispensed 0 .*"),
                message);
    }

    @Test
    void anExposureThatOccursInNobodyIsRefused() throws IOException {
        EmulatedStudy study = study("unexposed", """
                title: Nobody is exposed
                citation: none
                population: {from: long_term}
                arms: {huge: {when: "mean(mme, [0,28)) > 5000"}, other: {when: "1 = 1"}}
                follow_up: {to_day: 28}
                outcomes: {dose: {value: start_mme, unit: MME/d}}
                estimands: [{id: dose, outcome: dose, kind: mean, arm: huge}]
                """);
        String message = assertThrows(InputException.class, () -> rows("unexposed", 2, List.of(study)))
                .problems()
                .get(0);
        assertTrue(message.startsWith("unexposed: arms.huge: the exposure never occurred in the "), message);
    }

    /** Draws meet the people of draw 0: one with its values gives its numbers to the bit, another its own, wherever the tasks are. */
    @Test
    void aDrawIsTheSamePeopleUnderOtherValues() {
        String id = "hazard.crisis_base";
        double base = FrozenRegistry.REGISTRY.parameter(id).value();
        PosteriorSets sets =
                new PosteriorSets(FrozenRegistry.REGISTRY, List.of(Map.of(id, base), Map.of(id, 2 * base)));
        List<EmulatedStudy> studies = bundled("agnoli-2021", "darnall-2018");
        EmulateStage.Draws draws = new EmulateStage.Draws(sets, 2, 2048);
        List<EmulationRow> rows = rows("draws", 1, studies, draws);
        assertEquals(Set.copyOf(rows), Set.copyOf(rows("draws-3", 3, studies, draws)));
        Map<Integer, Map<String, Double>> simulated = new HashMap<>();
        for (EmulationRow row : rows) {
            Double value = row.simulated();
            if (value != null) {
                simulated
                        .computeIfAbsent(row.draw(), unused -> new HashMap<>())
                        .put(row.study() + " " + row.estimand(), value);
            }
        }
        assertEquals(simulated.get(0), simulated.get(1));
        Map<String, Double> doubled = simulated.getOrDefault(2, Map.of());
        String crises = "agnoli-2021 crisis_rate";
        assertTrue(doubled.getOrDefault(crises, 0.0)
                > 1.5 * simulated.getOrDefault(0, Map.of()).getOrDefault(crises, 0.0));
        String dropout = "darnall-2018 dropout_4_months";
        assertEquals(simulated.getOrDefault(0, Map.of()).get(dropout), doubled.get(dropout));
    }
}

package org.allostat.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.allostat.evidence.Registry;
import org.allostat.evidence.StandardPivot;
import org.allostat.problem.InputException;
import org.allostat.study.Pivot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyPivotsTest {
    private static final Registry REGISTRY = Registry.standard();

    @TempDir
    Path folder;

    private List<Pivot> pivots(String lines) throws IOException {
        Path file = Files.writeString(
                folder.resolve("s.yaml"), "title: T\npatients: 7\npolicies: [usual-care]\n" + lines + "\n");
        return StudyReader.read(file, List.of(), StudyReader.Use.RUN, REGISTRY)
                .pivots()
                .parameters();
    }

    @Test
    void theProgramsOwnListFitsTheProgramsOwnRegistry() throws IOException {
        List<StandardPivot> standard = StandardPivot.standard(REGISTRY);
        assertFalse(standard.isEmpty());
        for (StandardPivot pivot : standard) {
            double value = REGISTRY.parameter(pivot.parameterId()).value();
            assertTrue(pivot.value() != value, pivot + " changes nothing");
        }
        assertEquals(
                standard.stream().map(StandardPivot::value).toList(),
                pivots("").stream().map(Pivot::value).toList());
    }

    @Test
    void aParameterThatTheStudySetsIsNotMovedUnasked() throws IOException {
        List<Pivot> left = pivots("parameters: {traits.neuroimmune_pain_weight: 0.5}");
        assertTrue(left.stream().noneMatch(pivot -> pivot.parameter().equals("traits.neuroimmune_pain_weight")));
    }

    @Test
    void anEmptyListAsksForNone() throws IOException {
        assertEquals(List.of(), pivots("pivots: {parameters: []}"));
    }

    @Test
    void everyWrongPivotIsToldInOnePass() {
        InputException refused = assertThrows(InputException.class, () -> pivots("""
                pivots:
                  parameters:
                    - {parameter: traits.withdrawal_haf, value: 1}
                    - {parameter: traits.withdrawal_half, value: -1}
                    - {parameter: W50, value: 0.5}
                    - {parameter: traits.withdrawal_half, value: 0.5}
                    - {parameter: traits.withdrawal_half, value: much}
                    - {parameter: population.exposure.past_year_users, value: 1}"""));
        String place = folder.resolve("s.yaml") + ":";
        List<String> problems = refused.problems();
        assertTrue(problems.stream().allMatch(problem -> problem.startsWith(place)), problems::toString);
        assertHas(
                problems,
                "6:19: pivots.parameters[0].parameter: unknown parameter: traits.withdrawal_haf; did you mean");
        assertHas(problems, "7:50: pivots.parameters[1].value: out of range: -1.0 (allowed: ");
        assertHas(problems, "9:19: pivots.parameters[3].parameter: duplicate pivot: traits.withdrawal_half=0.5");
        assertHas(problems, "pivots.parameters[4].value: wrong type: much (allowed: a number)");
        assertHas(problems, "pivots.parameters[5].parameter: unknown parameter: population.exposure.past_year_users");
        assertEquals(5, problems.size(), problems::toString);
    }

    @Test
    void whoIsInTheCohortIsNoPivot() {
        String id = REGISTRY.parameters().stream()
                .filter(parameter -> parameter.id().startsWith("criteria.") && parameter.allows(parameter.value()))
                .findFirst()
                .orElseThrow()
                .id();
        double value = REGISTRY.parameter(id).value();
        InputException refused = assertThrows(
                InputException.class,
                () -> pivots("pivots: {parameters: [{parameter: " + id + ", value: " + value + "}]}"));
        assertHas(refused.problems(), "decides who is in the cohort, which a pivot does not make again: " + id);
    }

    @Test
    void aPivotThatChangesNothingIsRefused() {
        double value = REGISTRY.parameter("traits.withdrawal_half").value();
        InputException refused = assertThrows(
                InputException.class, () -> pivots("pivots: {parameters: [{parameter: W50, value: " + value + "}]}"));
        assertHas(refused.problems(), "changes nothing: " + value);
    }

    private static void assertHas(List<String> problems, String part) {
        assertTrue(problems.stream().anyMatch(problem -> problem.contains(part)), part + " in " + problems);
    }
}

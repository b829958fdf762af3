package org.allostat.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.allostat.outcomes.PatientOutcome;
import org.allostat.outcomes.PatientOutcomes;
import org.allostat.population.StratumVariable;
import org.junit.jupiter.api.Test;

class PatientRowsTest {
    private static final DesignStratum STRATUM = new DesignStratum("long_term", 3);
    private static final int[] EVERYBODY = {0};
    private static final TallyDesign DESIGN =
            new TallyDesign(List.of("hold", "usual"), "usual", List.of(STRATUM), ReportedStratum.all());

    @Test
    void policiesMayComeInAnyOrderAndTheLastPatientCounts() {
        OutcomeTally expected = new OutcomeTally(DESIGN);
        expected.add(0, EVERYBODY, new PatientOutcome[] {row(1, 0, "hold"), row(1, 0, "usual")});
        expected.add(0, EVERYBODY, new PatientOutcome[] {row(1, 1, "hold"), row(1, 1, "usual")});
        expected.add(0, EVERYBODY, new PatientOutcome[] {row(2, 0, "hold"), row(2, 0, "usual")});
        OutcomeTally tally = new OutcomeTally(DESIGN);
        feed(
                tally,
                row(1, 0, "usual"),
                row(1, 0, "hold"),
                row(1, 1, "hold"),
                row(1, 1, "usual"),
                row(2, 0, "usual"),
                row(2, 0, "hold"));
        assertEquals(TallyRows.of(expected), TallyRows.of(tally));
    }

    @Test
    void noRowsGiveAnEmptyTally() {
        OutcomeTally tally = new OutcomeTally(DESIGN);
        feed(tally);
        assertEquals(List.of(), TallyRows.of(tally));
    }

    @Test
    void missingTwofoldAndUnknownPoliciesAreRefused() {
        OutcomeTally tally = new OutcomeTally(DESIGN);
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> feed(tally, row(1, 0, "hold"), row(2, 0, "hold"), row(2, 0, "usual")))
                .getMessage();
        assertEquals("patient 1 must have one row for each of [hold, usual]: [hold]", message);
        assertThrows(IllegalArgumentException.class, () -> feed(tally, row(1, 0, "hold"), row(1, 0, "hold")));
        assertThrows(IllegalArgumentException.class, () -> feed(tally, row(1, 0, "hold"), row(1, 0, "taper")));
    }

    @Test
    void reportedStrataAreNumberedAsTheStratumVariablesNumberThem() {
        List<ReportedStratum> strata = ReportedStratum.all();
        assertEquals(StratumVariable.totalStrata(), strata.size());
        List<String> labels = new ArrayList<>();
        for (StratumVariable variable : StratumVariable.values()) {
            labels.add(strata.get(variable.offset()).variable());
        }
        assertEquals(
                List.of(StratumVariable.values()).stream()
                        .map(StratumVariable::label)
                        .toList(),
                labels);
        assertEquals(ReportedStratum.EVERYBODY, strata.get(0));
    }

    @Test
    void aDesignWithoutEverybodyIsRefused() {
        List<ReportedStratum> women = List.of(new ReportedStratum("sex", "female"));
        assertThrows(
                IllegalArgumentException.class,
                () -> new TallyDesign(List.of("hold"), "hold", List.of(STRATUM), women));
    }

    private static void feed(OutcomeTally tally, PatientOutcome... outcomes) {
        PatientRows rows = new PatientRows(DESIGN, tally);
        for (PatientOutcome outcome : outcomes) {
            rows.add(outcome, 0, EVERYBODY);
        }
        rows.finish();
    }

    private static PatientOutcome row(long patient, int draw, String policy) {
        return PatientOutcomes.of(Map.of(
                "patientId", patient,
                "draw", draw,
                "policy", policy,
                "weight", STRATUM.weight(),
                "meanPain", patient + 0.5 * draw + policy.length() / 100.0));
    }
}

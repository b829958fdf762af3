package org.allostat.emulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.allostat.evidence.FrozenRegistry;
import org.allostat.population.CohortPatient;
import org.allostat.population.Model;
import org.allostat.population.Patients;
import org.allostat.simulate.PatientRecord;
import org.allostat.simulate.Records;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Windows over a record whose dose is 100 MME/d for ten steps of 28 days, then falls by 10 a step; expected values by hand. */
class ExpressionParserTest {
    private static final CohortPatient PATIENT =
            Patients.longTerm(new Model(FrozenRegistry.REGISTRY, 1), 1).get(0);
    private static final PatientRecord RECORD = Records.of(
            28,
            20,
            step -> step < 10 ? 100 : 100 - 10 * (step - 9),
            step -> step % 2 == 0 ? 4 : 6,
            step -> 0.01 * (step + 1));

    private static RecordView view(int index) {
        RecordView view = new RecordView(PATIENT, RECORD, 13, 0);
        view.index = index;
        return view;
    }

    private static double value(String text, int index) throws ExpressionException {
        return ExpressionParser.parse(text, 364).value(view(index));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mean(mme, [-28,0)) | 100",
                "mean(mme, [0,28)) | 90",
                "mean(mme, [0,56)) | 85",
                "mean(mme, [-28,28)) | 95",
                "mean(mme, [-14,14)) | 95",
                "mean(mme, [14,42)) | 85",
                "sum(mme, [0,28)) | 2520",
                "min(mme, [-56,56)) | 80",
                "max(mme, [-56,56)) | 100",
                "largest_fall(mme, [-280,280)) | 10",
                "at(mme, 0) | 100",
                "at(mme, 1) | 90",
                "at(mme, 28) | 90",
                "at(mme, 29) | 80",
                "at(pain_at_visit, 28) | 4",
                "min(covered, [-280,0)) | 1",
                "sum(crisis, [-28,28)) | 0.21",
                "sum(crisis, [0,14)) | 0.055",
                "1 + 2 * 3 - 4 / 8 | 6.5",
                "-(2 - 5) | 3",
                "1 < 2 and not 3 <= 2 | 1",
                "1 > 2 or 2 != 2 | 0"
            })
    void windowsReadWhatWasDispensed(String text, double expected) throws ExpressionException {
        assertEquals(expected, value(text, 280), 1e-12, text);
    }

    /** The definition of a taper: any of six windows of 60 days at most 85% of the year before. */
    @Test
    void aTaperIsFoundInAnyWindowAndNotBeforeItShows() throws ExpressionException {
        String taper = "mean(mme, [w,w+60)) <= 0.85 * mean(mme, [-252,0)) for any w in 0, 30, ..., 150";
        assertEquals(1, value(taper, 280));
        assertEquals(0, value(taper, 0));
        String sofar = "mean(mme, [w,w+60)) <= 0.85 * mean(mme, [-28,0)) and w <= t for any w in 0, 30, ..., 150";
        Expression read = ExpressionParser.parse(sofar, 364);
        RecordView view = view(252); // the first step down begins on day 28 after it
        view.variables[0] = 0;
        assertFalse(read.holds(view));
        view.variables[0] = 30;
        assertTrue(read.holds(view), "days 30 to 90 have a mean below 85");
    }

    @Test
    void anAllLoopHoldsOnlyIfEveryPassHolds() throws ExpressionException {
        assertEquals(1, value("at(mme, w) <= 100 for all w in 28, 56, 84", 280));
        assertEquals(0, value("at(mme, w) <= 85 for all w in 28, 56, 84", 280));
    }

    @Test
    void nothingIsKnownBeyondTheRecordAndNoComparisonWithItHolds() throws ExpressionException {
        assertTrue(Double.isNaN(value("mean(mme, [0,28))", 560)));
        assertEquals(0, value("mean(mme, [0,28)) <= 1000", 560));
        assertEquals(0, value("mean(mme, [0,28)) >= 0", 560));
    }

    @Test
    void careOutsideTheModelShiftsPainAndNothingElse() throws ExpressionException {
        RecordView shifted = new RecordView(PATIENT, RECORD, 13, -0.7);
        assertEquals(5 - 0.7, ExpressionParser.parse("mean(pain, [0,56))", 0).value(shifted), 1e-12);
        assertEquals(100, ExpressionParser.parse("mean(mme, [0,56))", 0).value(shifted), 1e-12);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mean(mme, [0,-28)) <= 1 | holds no day",
                "mean(dose, [0,28)) <= 1 | unknown series: dose",
                "average(mme, [0,28)) | unknown function: average",
                "agee > 3 | unknown name: agee; did you mean age?",
                "mean(crisis, [0,28)) | which counts events (allowed: sum)",
                "mean(pain_at_visit, [0,28)) | which has one value in a step",
                "mean(mme, 28) | allowed here: a window in days",
                "1 + | found the end",
                "1 ? 2 | unreadable at",
                "mean(mme, [w,w+60)) <= 1 for any w in 30, 0 | must rise"
            })
    void whatCannotBeReadSaysWhatIsAllowed(String text, String message) {
        ExpressionException refused = assertThrows(ExpressionException.class, () -> ExpressionParser.parse(text, 364));
        assertTrue(String.valueOf(refused.getMessage()).contains(message), refused::getMessage);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mean(mme, [0,28)) < 0 | true",
                "max(pain, [0,28)) > 10 | true",
                "age < 18 | true",
                "2 > 3 | true",
                "mean(mme, [0,28)) <= 0 | false",
                "mean(mme, [0,28)) < 0 or age > 30 | false",
                "mean(mme, [0,28)) > 5 and age < 18 | true",
                "mean(mme, [0,28)) <= 0.85 * mean(mme, [-28,0)) | false"
            })
    void whatCanNeverHoldIsSeenBeforeAnythingIsRun(String text, boolean never) throws ExpressionException {
        assertEquals(never, ExpressionParser.parse(text, 364).range().isNever());
    }

    @Test
    void whatIsReadReachesFromTheEarliestToTheLatestWindow() throws ExpressionException {
        Expression read =
                ExpressionParser.parse("mean(mme, [w,w+60)) <= mean(mme, [-364,0)) for any w in 0, 30, ..., 150", 364);
        assertEquals(-364, read.earliest());
        assertEquals(210, read.latest());
    }
}

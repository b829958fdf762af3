package org.allostat.survey.puf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.allostat.problem.InputException;
import org.allostat.survey.estimate.Answer;
import org.allostat.survey.estimate.EstimateRow;
import org.allostat.survey.estimate.LonelyPsu;
import org.allostat.survey.estimate.StandardEstimates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PufFileTest {
    /** 97.5% quantile of Student's distribution with two degrees of freedom, from tables. */
    private static final double STUDENT_2 = 4.302652729696142;

    @TempDir
    private Path folder;

    private static Map<PufVariable, String> at(Map<PufVariable, String> cells, String stratum, String psu) {
        cells.put(PufVariable.VESTR_C, stratum);
        cells.put(PufVariable.VEREP, psu);
        return cells;
    }

    private static Map<PufVariable, String> with(Map<PufVariable, String> cells, Object... changes) {
        for (int i = 0; i < changes.length; i += 2) {
            cells.put((PufVariable) changes[i], (String) changes[i + 1]);
        }
        return cells;
    }

    private static Map<PufVariable, String> adherentWithMildDisorder(String questionnaire, double weight) {
        return with(
                PufLines.user(questionnaire, weight),
                PufVariable.IRUD5PNRUNM,
                "1",
                PufVariable.IRSEVPNRUNM,
                "1",
                PufVariable.UDPRWANTBAD,
                "1",
                PufVariable.UDPRLRGAMTS,
                "1");
    }

    private static Map<PufVariable, String> misuserWithSevereDisorder(String questionnaire, double weight) {
        return with(
                PufLines.user(questionnaire, weight),
                PufVariable.PNRNMYR,
                "1",
                PufVariable.IRUD5PNRMIS,
                "1",
                PufVariable.IRSEVPNRMIS,
                "3",
                PufVariable.IRSEX,
                "2");
    }

    /** Two strata of two PSUs; the second PSU of the second stratum holds nobody but a boy of 13. */
    private static PufLines country(PufVariable... without) {
        return new PufLines(without)
                .add(at(adherentWithMildDisorder("1", 2e6), "1", "1"))
                .add(at(PufLines.user("2", 3e6), "1", "1"))
                .add(at(misuserWithSevereDisorder("3", 1e6), "1", "2"))
                .add(at(PufLines.neverUsed("4", 4e6), "1", "2"))
                .add(at(adherentWithMildDisorder("5", 0.5e6), "2", "1"))
                .add(at(with(PufLines.user("6", 9e6), PufVariable.AGE3, "1", PufVariable.CATAG6, "1"), "2", "2"));
    }

    private EstimateRow estimate(PufFile.Result result, String id, String domain) {
        return result.estimates().stream()
                .filter(row -> row.id().equals(id) && row.domain().equals(domain))
                .findFirst()
                .orElseThrow();
    }

    private PufFile.Result read(PufLines lines) {
        return PufFile.read(lines.write(folder), StandardEstimates.ofAdults(), LonelyPsu.FAIL);
    }

    @Test
    void totalsOfAdultsHaveTheErrorOfTheDifferencesBetweenPsus() {
        PufFile.Result result = read(country());
        assertEquals(6, result.records());
        assertEquals(5, result.adults());
        EstimateRow users = estimate(result, "users", "all");
        assertEquals("million", users.unit());
        assertEquals(6.5, users.estimate(), 1e-12);
        // with two PSUs a stratum adds the square of their difference: (5 - 1)^2 + (0.5 - 0)^2
        assertEquals(Math.sqrt(16.25), users.standardError(), 1e-12);
        assertEquals(Math.sqrt(16.25), users.jackknifeStandardError(), 1e-12);
        // PSUs with adults are three, in two strata
        assertEquals(1, users.degreesOfFreedom());
        EstimateRow adherent = estimate(result, "poud_without_misuse_total", "all");
        assertEquals("C1", adherent.target());
        assertEquals(2.5, adherent.estimate(), 1e-12);
        assertEquals(Math.sqrt(4.25), adherent.standardError(), 1e-12);
        assertEquals(0, estimate(result, "poud_without_misuse_total", "female").estimate());
        assertEquals(1, estimate(result, "poud_total", "female").estimate(), 1e-12);
    }

    @Test
    void intervalsOfTotalsUseStudentsQuantile() {
        PufLines lines = country().add(at(PufLines.neverUsed("7", 1e6), "2", "2"));
        EstimateRow users = estimate(read(lines), "users", "all");
        assertEquals(2, users.degreesOfFreedom());
        assertEquals(6.5 - STUDENT_2 * Math.sqrt(16.25), users.ciLow(), 1e-9);
        assertEquals(6.5 + STUDENT_2 * Math.sqrt(16.25), users.ciHigh(), 1e-9);
    }

    @Test
    void sharesAreWeighted() {
        PufFile.Result result = read(country());
        assertEquals(100 * 6.5 / 10.5, estimate(result, "use", "all").estimate(), 1e-12);
        assertEquals(100 * 1 / 6.5, estimate(result, "misuse", "all").estimate(), 1e-12);
        assertEquals(
                100 * 2.5 / 5.5, estimate(result, "poud_without_misuse", "all").estimate(), 1e-12);
        assertEquals(
                100 * 2.5 / 3.5,
                estimate(result, "adherent_share_of_poud", "all").estimate(),
                1e-12);
        assertEquals(100, estimate(result, "mild_without_misuse", "all").estimate(), 1e-12);
        assertEquals(100, estimate(result, "severe_with_misuse", "all").estimate(), 1e-12);
        assertEquals(
                100 * 2.5 / 5.5,
                estimate(result, "criterion_craving_without_misuse", "all").estimate(),
                1e-12);
        assertEquals(
                100 * 2.5 / 5.5,
                estimate(result, "counted_poud_without_misuse", "all").estimate(),
                1e-12);
        assertTrue(Double.isNaN(estimate(result, "misuse", "65+").estimate()));
    }

    @Test
    void recodedAgeAndMostRecentUseServeWhereTheOthersAreMissing() {
        PufFile.Result full = read(country());
        PufFile.Result recoded = read(country(PufVariable.AGE3, PufVariable.PNRANYYR));
        assertEquals(full, recoded);
    }

    @Test
    void aRespondentOfUnknownMisuseEntersNeitherSide() {
        PufLines lines = country().add(at(with(PufLines.user("8", 5e6), PufVariable.PNRNMYR, "98"), "2", "2"));
        PufFile.Result result = read(lines);
        assertEquals(11.5, estimate(result, "users", "all").estimate(), 1e-12);
        assertEquals(100 * 1 / 6.5, estimate(result, "misuse", "all").estimate(), 1e-12);
    }

    @ParameterizedTest
    @CsvSource({
        "1,YES",
        "3,YES",
        "5,YES",
        "2,NO",
        "83,NO",
        "89,NO",
        "91,NO",
        "93,NO",
        "99,NO",
        "85,UNKNOWN",
        "94,UNKNOWN",
        "97,UNKNOWN",
        "98,UNKNOWN",
        ".,UNKNOWN",
        "'',UNKNOWN"
    })
    void codesOfItemsMeanWhatTheCodebookSays(String code, Answer expected) {
        PufLines lines = country().add(at(with(PufLines.user("9", 10e6), PufVariable.UDPRWORKPRB, code), "2", "2"));
        EstimateRow row = estimate(read(lines), "criterion_role_failure_among_users", "all");
        double answered = expected == Answer.UNKNOWN ? 6.5 : 16.5;
        assertEquals(expected == Answer.YES ? 100 * 10 / answered : 0, row.estimate(), 1e-12);
        assertEquals(expected == Answer.UNKNOWN ? 4 : 5, row.records());
    }

    /** Tolerance, and withdrawal by three symptoms: two criteria that count with misuse only. */
    @Test
    void toleranceAndWithdrawalCountOnlyWithMisuse() {
        Object[] items = {
            PufVariable.UDPRNEEDMOR,
            "1",
            PufVariable.UDPRWDFLBLU,
            "1",
            PufVariable.UDPRWDSLEEP,
            "1",
            PufVariable.UDPRWDFEVER,
            "1"
        };
        PufLines lines = country()
                .add(at(with(PufLines.user("10", 1e6), items), "2", "2"))
                .add(at(with(misuserWithSevereDisorder("11", 1e6), items), "2", "2"));
        PufFile.Result result = read(lines);
        assertEquals(
                100 * 2.5 / 6.5,
                estimate(result, "counted_poud_without_misuse", "all").estimate(),
                1e-12);
        assertEquals(50, estimate(result, "counted_poud_with_misuse", "all").estimate(), 1e-12);
        assertEquals(
                100 * 1 / 6.5,
                estimate(result, "criterion_withdrawal_without_misuse", "all").estimate(),
                1e-12);
    }

    @ParameterizedTest
    @CsvSource({"1,2,YES", "2,1,YES", "13,2,NO", "2,2,NO", "98,2,UNKNOWN"})
    void withdrawalIsAvoidedByPainRelieversOrHeroin(String byPainReliever, String byHeroin, Answer expected) {
        PufLines lines = country()
                .add(at(
                        with(
                                PufLines.user("12", 10e6),
                                PufVariable.UDPRAVOIDWD,
                                "1",
                                PufVariable.UDPRAVWPNRL,
                                byPainReliever,
                                PufVariable.UDPRAVWHERN,
                                byHeroin),
                        "2",
                        "2"));
        EstimateRow row = estimate(read(lines), "criterion_withdrawal_among_users", "all");
        assertEquals(expected == Answer.UNKNOWN ? 4 : 5, row.records());
        assertEquals(expected == Answer.YES ? 100 * 10 / 16.5 : 0, row.estimate(), 1e-12);
    }

    private List<String> problems(Path file, LonelyPsu lonelyPsu) {
        return assertThrows(InputException.class, () -> PufFile.read(file, StandardEstimates.ofAdults(), lonelyPsu))
                .problems();
    }

    @Test
    void everyBadValueIsNamedWithLineRecordValueAndWhatIsAllowed() {
        Path file = country()
                .add(with(PufLines.user("20", 1), PufVariable.ANALWT2_C, "-5.5"))
                .add(with(PufLines.user("21", 1), PufVariable.ANALWT2_C, "0"))
                .add(with(PufLines.user("22", 1), PufVariable.ANALWT2_C, "NaN"))
                .add(with(PufLines.user("23", 1), PufVariable.VESTR_C, "", PufVariable.VEREP, "."))
                .add(with(PufLines.user("24", 1), PufVariable.IRUD5PNRUNM, "1"))
                .add(with(PufLines.user("25", 1), PufVariable.UDPRTIMEGET, "yes", PufVariable.IRSEX, "3"))
                .write(folder);
        assertEquals(
                List.of(
                        file + ":8: record 20: ANALWT2_C is \"-5.5\" (allowed: a positive number)",
                        file + ":9: record 21: ANALWT2_C is \"0\" (allowed: a positive number)",
                        file + ":10: record 22: ANALWT2_C is \"NaN\" (allowed: a positive number)",
                        file + ":11: record 23: VESTR_C is \"\" (allowed: a stratum)",
                        file + ":11: record 23: VEREP is \".\" (allowed: a PSU)",
                        file + ":12: record 24: IRSEVPNRUNM is \"9\" (allowed: 1 mild, 2 moderate, 3 severe where"
                                + " IRUD5PNRUNM is 1)",
                        file + ":13: record 25: IRSEX is \"3\" (allowed: 1 male, 2 female)",
                        file + ":13: record 25: UDPRTIMEGET is \"yes\" (allowed: a whole number)"),
                problems(file, LonelyPsu.FAIL));
    }

    @Test
    void ofManyBadValuesTheFirstTwentyAreShown() {
        PufLines lines = country();
        for (int i = 0; i < 100; i++) {
            lines.add(with(PufLines.user("x" + i, 1), PufVariable.AGE3, "17"));
        }
        List<String> problems = problems(lines.write(folder), LonelyPsu.FAIL);
        assertEquals(21, problems.size());
        assertTrue(problems.get(20).endsWith(": and 80 more problems"), problems.get(20));
    }

    @Test
    void aWrongFileIsToldEveryMissingVariableAndTheNearestNames() throws IOException {
        Path file = country(PufVariable.ANALWT2_C, PufVariable.AGE3, PufVariable.CATAG6)
                .write(folder);
        Files.writeString(file, Files.readString(file).replaceFirst("filler", "ANALWTQ1Q4_C"));
        List<String> problems = problems(file, LonelyPsu.FAIL);
        assertEquals(2, problems.size());
        assertTrue(problems.get(0).startsWith(file + ":1: variable ANALWT2_C is missing; did you mean ANALWTQ1Q4_C?"));
        assertTrue(problems.get(1).startsWith(file + ":1: variable AGE3 or CATAG6 is missing"));
    }

    @Test
    void filesOfAnotherKindAreRefused() throws IOException {
        Path file = folder.resolve("other.csv");
        assertEquals(List.of(file + ": no such file"), problems(file, LonelyPsu.FAIL));
        assertTrue(problems(folder, LonelyPsu.FAIL).get(0).contains("is a directory"));
        Files.writeString(file, "");
        assertTrue(problems(file, LonelyPsu.FAIL).get(0).contains("is empty"));
        Files.writeString(file, "QUESTID2,AGE3\n1,2\n");
        assertTrue(problems(file, LonelyPsu.FAIL).get(0).contains("the header has one column: \"QUESTID2,AGE3\""));
        Files.writeString(file, "PK\u0003\u0004");
        assertTrue(problems(file, LonelyPsu.FAIL).get(0).contains("is a ZIP archive"));
        assertTrue(
                problems(new PufLines().write(folder), LonelyPsu.FAIL).get(0).contains("has a header but no records"));
    }

    @Test
    void aTruncatedLineIsNamed() throws IOException {
        Path file = country().write(folder);
        String text = Files.readString(file);
        Files.writeString(file, text.substring(0, text.length() - 1000));
        List<String> problems = problems(file, LonelyPsu.FAIL);
        assertEquals(1, problems.size());
        assertTrue(problems.get(0).startsWith(file + ":7: has "), problems.get(0));
    }

    @Test
    void designsWithoutVarianceAreRefusedAsConfigured() {
        Path one = new PufLines().add(PufLines.user("1", 1)).write(folder);
        assertEquals(
                List.of(one + ": the sample has 1 PSU (allowed: at least 2, so that a variance can be estimated)"),
                problems(one, LonelyPsu.ADJUST));
        PufLines lonely = country().add(at(PufLines.user("30", 1e6), "3", "1"));
        Path file = lonely.write(folder);
        assertTrue(problems(file, LonelyPsu.FAIL).get(0).startsWith(file + ": stratum \"3\" has one PSU, \"1\""));
        PufFile.Result result = PufFile.read(file, StandardEstimates.ofAdults(), LonelyPsu.ADJUST);
        assertEquals(Math.sqrt(17.25), estimate(result, "users", "all").standardError(), 1e-12);
    }
}

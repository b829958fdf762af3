package org.allostat.jobs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.allostat.problem.InputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class TraceCommandTest {
    /** The columns of the contract, in their order. */
    private static final String HEADER = "day,mme_per_day,buprenorphine_mg_per_day,agonist_exposure,"
            + "buprenorphine_exposure,receptor_tolerance,opponent_dopamine,opponent_opioid_peptide,opponent_dynorphin,"
            + "opponent_crf,opponent_norepinephrine,opponent_hypocretin,opponent_neuroimmune,load_reward,load_stress,"
            + "dopamine,opioid_peptide,dynorphin,crf,norepinephrine,hypocretin,neuroimmune,pain,hyperalgesia,cows,"
            + "reward_deficiency,stress_reactivity,hyperkatifeia,craving,mood,care_loss,utility";

    private static final String SCHEDULE_HEADER = "day,mme_per_day,buprenorphine_mg_per_day,formulation\n";
    private static final String STOP = SCHEDULE_HEADER + "0,90,0,immediate_release\n100,0,0,immediate_release\n";

    private static final String GOLDEN = "src/test/resources/golden/kernel2/";

    @TempDir
    private Path folder;

    private Path schedule;

    @BeforeEach
    void placeSchedule() {
        schedule = folder.resolve("schedule.csv");
    }

    @Test
    void traceRunsOneYearPastTheLastRow() throws IOException {
        Files.writeString(schedule, STOP);
        List<String> lines = trace();
        assertEquals(HEADER, lines.get(0));
        assertEquals(1 + 100 + 365, lines.size());
        assertTrue(lines.get(1).startsWith("0,90.0,0.0,"), lines.get(1));
        assertTrue(lines.get(101).startsWith("100,0.0,0.0,"), lines.get(101));
    }

    @Test
    void traceIsThatOfThePrototype() throws IOException {
        // Day 12 of the golden schedule constant_25 of the second form (src/test/golden/README.md).
        Files.writeString(schedule, SCHEDULE_HEADER + "0,25,0,immediate_release\n");
        double[] golden = Files.readAllLines(Path.of(GOLDEN + "constant_25.expected.csv")).stream()
                .filter(line -> line.startsWith("12,"))
                .map(TraceCommandTest::numbers)
                .findFirst()
                .orElseThrow();
        assertArrayEquals(
                golden,
                numbers(trace("--days", "13", "--patient-params", GOLDEN + "parameters.csv")
                        .get(13)),
                1e-11);
    }

    @Test
    void daysBeforeTheFirstRowAreWithoutDrug() throws IOException {
        Files.writeString(schedule, SCHEDULE_HEADER + "3,50,0,methadone\n");
        List<String> lines = trace("--days", "4");
        for (int i = 1; i <= 3; i++) {
            double[] states = Arrays.copyOfRange(numbers(lines.get(i)), 1, 15);
            assertArrayEquals(new double[14], states, lines.get(i));
        }
        assertTrue(lines.get(4).startsWith("3,50.0,"), lines.get(4));
    }

    @Test
    void patientParametersReplaceTheReferencePatients() throws IOException {
        Files.writeString(schedule, SCHEDULE_HEADER + "0,0,0,immediate_release\n");
        Path patient = folder.resolve("patient.csv");
        Files.writeString(patient, "\uFEFFparameter_id,value\r\ntraits.untreated_pain,4.25\r\n\r\neta,0.1\r\n");
        List<String> lines = trace("--days", "1", "--patient-params", patient.toString());
        int pain = List.of(HEADER.split(",")).indexOf("pain");
        assertEquals(4.25, numbers(lines.get(1))[pain]);
    }

    @Test
    void outReceivesWhatTheTerminalWouldAndReplacesAnOldFile() throws IOException {
        Files.writeString(schedule, STOP);
        Path out = folder.resolve("trace.csv");
        Files.writeString(out, "old");
        assertEquals(List.of(), trace("--out", out.toString()));
        assertEquals(trace(), Files.readAllLines(out));
        assertOnlyLeft("schedule.csv", "trace.csv");
    }

    @Test
    void allProblemsOfAllFilesAreReportedAtOnce() throws IOException {
        Files.writeString(schedule, SCHEDULE_HEADER + """
                        0,-5,0,immediate_release
                        28,ninety,0,imediate_release
                        28,20,NaN,methadone
                        56,20,0
                        1.5,1e9,2000,methadone
                        """);
        Path patient = folder.resolve("patient.csv");
        Files.writeString(patient, """
                parameter_id,value
                traits.untreated_pian,4
                kappa,high
                traits.untreated_pain,14
                K_f,100
                traits.half_effect_mme_per_day,90
                """);
        String at = schedule + ":";
        String in = patient + ":";
        String formulations = "immediate_release, extended_release, methadone, fentanyl_patch, buprenorphine";
        assertProblems(
                List.of(
                        at + "2: mme_per_day must be in [0, 10000] MME/d: \"-5\"",
                        at + "3: mme_per_day must be a number: \"ninety\"",
                        at + "3: formulation must be one of " + formulations
                                + ": \"imediate_release\"; did you mean immediate_release?",
                        at + "4: day must be later than the day of the row before, 28: \"28\"",
                        at + "4: buprenorphine_mg_per_day must be a number: \"NaN\"",
                        at + "5: must have 4 cells (day,mme_per_day,buprenorphine_mg_per_day,formulation): 3",
                        at + "6: day must be a whole number in [0, 36525]: \"1.5\"",
                        at + "6: mme_per_day must be in [0, 10000] MME/d: \"1e9\"",
                        at + "6: buprenorphine_mg_per_day must be in [0, 1000] mg/d: \"2000\"",
                        in + "2: parameter_id must be the id or symbol of a trait or kernel parameter:"
                                + " \"traits.untreated_pian\"; did you mean traits.untreated_pain?",
                        in + "3: value must be a number: \"high\"",
                        in + "4: value of traits.untreated_pain must be in [0.0, 10.0] NRS: \"14\"",
                        in + "6: parameter_id was given at " + in + "5 already: \"traits.half_effect_mme_per_day\"",
                        "--days must be a whole number in [1, 36890]: 0",
                        "--out " + folder.resolve("no") + "/trace.csv: no such directory: " + folder.resolve("no")),
                "--patient-params",
                patient.toString(),
                "--days",
                "0",
                "--out",
                folder.resolve("no/trace.csv").toString());
        assertOnlyLeft("schedule.csv", "patient.csv");
    }

    @Test
    void whatSpreadsheetsWriteIsRead() throws IOException {
        Files.writeString(schedule, STOP);
        List<String> plain = trace();
        Files.writeString(
                schedule,
                String.join(
                        "\r\n",
                        "\uFEFF,,,,",
                        "day,mme_per_day,buprenorphine_mg_per_day,formulation,",
                        "0.0,90.0,0,immediate_release,",
                        ",,,,",
                        "100.0,0,0.00,immediate_release,",
                        ",,,,",
                        ",,,",
                        "",
                        ""));
        assertEquals(plain, trace());
        Files.writeString(schedule, SCHEDULE_HEADER + "1.5,90,0,immediate_release\n");
        assertProblems(List.of(schedule + ":2: day must be a whole number in [0, 36525]: \"1.5\""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|: is empty",
                "`day,mme_per_day,buprenorphine_mg_per_day,formulation`|: has a header but no rows",
                "`day,mme_per_day,formulation`|missing: buprenorphine_mg_per_day",
                "`day,mme_per_day,buprenorphine_mg_per_day,formulation,note`|unknown: note",
                "`day,mme,buprenorphine_mg_per_day,formulation`|missing: mme_per_day; unknown: mme",
                "`mme_per_day,day,buprenorphine_mg_per_day,formulation`|:1: the header must be day,mme_per_day",
                "`day;mme_per_day;buprenorphine_mg_per_day;formulation`|:1: the header must be",
                "`\"day,mme_per_day`|: is not CSV",
            })
    void scheduleThatIsNotOneIsRefused(String content, String message) throws IOException {
        Files.writeString(schedule, content);
        List<String> problems = refusal().problems();
        assertEquals(1, problems.size(), problems::toString);
        assertTrue(problems.get(0).startsWith(schedule.toString()), problems::toString);
        assertTrue(problems.get(0).contains(message), problems::toString);
    }

    @Test
    void missingFileDirectoryAndBinaryFileAreRefused() throws IOException {
        assertProblems(List.of(schedule + ": no such file"));
        Files.createDirectory(schedule);
        assertProblems(List.of(schedule + ": is a directory (allowed: a CSV file)"));
        Files.delete(schedule);
        Files.write(schedule, new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 1});
        assertProblems(List.of(schedule + ": is in UTF-16 (allowed: a CSV file in UTF-8)"));
    }

    @Test
    void outThatIsADirectoryOrAnInputIsRefused() throws IOException {
        Files.writeString(schedule, STOP);
        assertProblems(
                List.of("--out " + folder + ": is a directory (allowed: the name of a file)"),
                "--out",
                folder.toString());
        assertProblems(
                List.of("--out " + schedule + ": is an input of this command (allowed: another file)"),
                "--out",
                schedule.toString());
        assertEquals(STOP, Files.readString(schedule));
    }

    private List<String> trace(String... options) {
        StringWriter out = new StringWriter();
        assertEquals(0, command(out).execute(arguments(options)));
        return out.toString().lines().toList();
    }

    private void assertProblems(List<String> problems, String... options) {
        assertEquals(problems, refusal(options).problems());
    }

    private InputException refusal(String... options) {
        StringWriter out = new StringWriter();
        List<Exception> thrown = new ArrayList<>();
        int exitCode = command(out)
                .setExecutionExceptionHandler((exception, command, parsed) -> {
                    thrown.add(exception);
                    return 2;
                })
                .execute(arguments(options));
        assertEquals(2, exitCode);
        assertEquals("", out.toString());
        return assertInstanceOf(InputException.class, thrown.get(0));
    }

    private static CommandLine command(StringWriter out) {
        return new CommandLine(new TraceCommand()).setOut(new PrintWriter(out, true));
    }

    private String[] arguments(String... options) {
        return Stream.concat(Stream.of("--schedule", schedule.toString()), Stream.of(options))
                .toArray(String[]::new);
    }

    private void assertOnlyLeft(String... names) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    Stream.of(names).sorted().toList(),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    private static double[] numbers(String line) {
        return Arrays.stream(line.split(",", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }
}

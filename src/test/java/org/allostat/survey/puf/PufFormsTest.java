package org.allostat.survey.puf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.allostat.problem.InputException;
import org.allostat.problem.Problems;
import org.allostat.survey.estimate.EstimateRow;
import org.allostat.survey.estimate.LonelyPsu;
import org.allostat.survey.estimate.StandardEstimates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The file as people's programs make it: what means the same gives the same, and what does not is told. */
class PufFormsTest {
    private static final PufTable TABLE = PufTable.synthetic();
    private static final PufVariable ITEM = PufVariable.UDPRLRGAMTS;

    @TempDir
    private Path folder;

    private static PufFile.Result read(Path file) {
        return PufFile.read(file, StandardEstimates.ofAdults(), LonelyPsu.FAIL);
    }

    private PufFile.Result read(PufTable table) {
        return read(table.write(folder));
    }

    private static List<String> problems(Path file) {
        List<String> problems =
                assertThrows(InputException.class, () -> read(file)).problems();
        assertTrue(problems.size() <= Problems.MOST_LISTED + 1, "too many: " + problems.size());
        for (String problem : problems) {
            assertTrue(problem.chars().noneMatch(Character::isISOControl), problem);
            assertTrue(problem.length() < 500, problem);
            assertTrue(
                    (problem.startsWith(file + ":") && problem.contains("(allowed: ")) || problem.contains("more pr"));
        }
        return problems;
    }

    private static EstimateRow estimate(PufFile.Result result, String id, String domain) {
        return result.estimates().stream()
                .filter(row -> row.id().equals(id) && row.domain().value().equals(domain))
                .findFirst()
                .orElseThrow();
    }

    /** Checked by a linearization in Python that reads strata and PSUs as numbers. */
    @ParameterizedTest
    @ValueSource(strings = {"%s", "%s.0", "%se0", "+%s", "000%s", "\"%s\"", " %s ", "%s."})
    void strataAndPsusAreNumbersHoweverTheyAreWritten(String form) {
        UnaryOperator<String> change = cell -> String.format(Locale.ROOT, form, cell);
        PufFile.Result result =
                read(TABLE.withSecondHalf(PufVariable.VESTR_C, change).withSecondHalf(PufVariable.VEREP, change));
        EstimateRow users = estimate(result, "users", "all");
        assertEquals(15.778317, users.estimate(), 5e-7);
        assertEquals(1.283918, users.standardError(), 5e-7);
        assertEquals(6, users.degreesOfFreedom());
    }

    private static Stream<Arguments> sameFiles() {
        PufTable na = TABLE.withSecondHalf(ITEM, cell -> "NA");
        Map<String, String> forms = new TreeMap<>();
        forms.put("line ends of Windows", TABLE.text("\t", "\r\n"));
        forms.put("line ends of old Macintoshes", TABLE.text("\t", "\r"));
        forms.put("a byte-order mark and small letters", "\uFEFF" + TABLE.text().toLowerCase(Locale.ROOT));
        forms.put(
                "quoted cells and a byte-order mark",
                "\uFEFF" + TABLE.withCells(cell -> '"' + cell + '"').text());
        forms.put("columns in another order", TABLE.columnsReversed().text());
        forms.put("records in another order", TABLE.recordsReversed().text());
        forms.put(
                "codes of floats",
                TABLE.with(PufVariable.AGE3, cell -> cell + ".0").text());
        forms.put(
                "codes with an exponent",
                TABLE.with(PufVariable.IRSEX, cell -> "0." + cell + "E+1").text());
        forms.put(
                "weights with an exponent",
                TABLE.with(PufVariable.ANALWT2_C, cell -> cell + "E0").text());
        forms.put("blank lines at the end", TABLE.text() + "\n   \n\t\t\t\n");
        forms.put("no line end at the end", TABLE.text().stripTrailing());
        forms.put("the end mark of DOS", TABLE.text() + "\u001A");
        Map<String, String> missing = new TreeMap<>();
        missing.put("missing as R writes it", na.text());
        missing.put(
                "missing as SAS writes it",
                TABLE.withSecondHalf(ITEM, cell -> ".").text());
        missing.put(
                "missing as pandas writes it",
                TABLE.withSecondHalf(ITEM, cell -> "").text());
        return Stream.concat(
                forms.entrySet().stream().map(form -> Arguments.of(form.getKey(), form.getValue(), TABLE.text())),
                missing.entrySet().stream()
                        .map(form -> Arguments.of(
                                form.getKey(),
                                form.getValue(),
                                TABLE.withSecondHalf(ITEM, cell -> "98").text())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sameFiles")
    void theSameTableInAnotherFormGivesTheSame(String form, String text, String plain) {
        PufFile.Result expected = read(PufTable.write(folder, plain, StandardCharsets.UTF_8));
        assertEquals(132, expected.adults());
        assertEquals(expected, read(PufTable.write(folder, text, StandardCharsets.UTF_8)), form);
    }

    private static Stream<Arguments> otherKinds() {
        String plain = TABLE.text();
        return Stream.of(
                Arguments.of("is compressed with gzip", gzip(plain)),
                Arguments.of("is a ZIP archive", latin("PK\u0003\u0004" + plain)),
                Arguments.of("is compressed with bzip2", latin("BZh91AY")),
                Arguments.of("is compressed with xz", latin("\u00FD7zXZ\0")),
                Arguments.of("is in UTF-16", plain.getBytes(StandardCharsets.UTF_16)),
                Arguments.of("is in UTF-16", plain.getBytes(StandardCharsets.UTF_16LE)),
                Arguments.of("is in UTF-16", plain.getBytes(StandardCharsets.UTF_16BE)),
                Arguments.of("is an SPSS file", latin("$FL2@(#) SPSS DATA FILE\0")),
                Arguments.of("is a SAS transport file", latin("HEADER RECORD*******LIBRARY HEADER RECORD!!!!!!!")),
                Arguments.of("is a SAS file", latin("\0".repeat(12) + "\u00C2\u00EA\u0081`\u00B3\u0014")),
                Arguments.of("is a Stata file", latin("<stata_dta><header><release>118</release>")),
                Arguments.of("is a Stata file", latin("s\u0002\u0001\0\u0019\0")),
                Arguments.of("is an R data file", latin("RDX3\nX\n")),
                Arguments.of("is an Excel file", latin("\u00D0\u00CF\u0011\u00E0\u00A1")),
                Arguments.of("is a web page", latin("<!DOCTYPE html>\n")),
                Arguments.of("is a binary file", latin("QUESTID2\tAGE3\n\0\0\0")),
                Arguments.of("the columns are separated by commas", latin(TABLE.text(",", "\n"))),
                Arguments.of("the columns are separated by semicolons", latin(TABLE.text(";", "\n"))),
                Arguments.of("the columns are separated by blanks", latin(TABLE.text(" ", "\n"))),
                Arguments.of("the header has one column", latin("\u001B[31mQUESTID2\u0007\n")),
                Arguments.of("is empty", latin("")),
                Arguments.of("the line is longer than 1048576 characters", latin("QUESTID2\t".repeat(200_000))),
                Arguments.of("the line is longer than 1048576 characters", latin(plain + "1\t".repeat(1_000_000))));
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream stream = new GZIPOutputStream(bytes)) {
            stream.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("otherKinds")
    void aFileOfAnotherKindIsNamedInOneLine(String kind, byte[] bytes) {
        List<String> problems = problems(PufTable.write(folder, bytes));
        assertEquals(1, problems.size());
        assertTrue(problems.get(0).contains(kind), problems.get(0));
    }

    @Test
    void aRecordThatStandsTwiceIsNamedWithBothLines() {
        List<List<String>> twice = Stream.of(
                        TABLE.records(),
                        TABLE.with(PufVariable.QUESTID2, cell -> cell + ".0").records())
                .flatMap(List::stream)
                .toList();
        Path file = TABLE.withRecords(twice).write(folder);
        List<String> problems = problems(file);
        assertEquals(21, problems.size());
        assertEquals(
                file + ":146: record 10000037.0: stands on line 2 and on line 146 (allowed: each QUESTID2 once)",
                problems.get(0));
        assertEquals(file + ": and 124 more problems", problems.get(20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ANALWT2_C", "analwt2_c", "\"Analwt2_C\"", " ANALWT2_C "})
    void aNeededVariableThatStandsTwiceIsNamedWithItsColumns(String again) {
        PufTable table =
                TABLE.withRows(row -> Stream.concat(row.stream(), Stream.of(row == TABLE.header() ? again : "1"))
                        .toList());
        Path file = table.write(folder);
        assertEquals(
                List.of(file + ":1: variable ANALWT2_C stands in columns 39, 42 (allowed: one column)"),
                problems(file));
        PufTable other =
                TABLE.withRows(row -> Stream.concat(row.stream(), Stream.of(row == TABLE.header() ? "FILEDATE" : "1"))
                        .toList());
        assertEquals(read(TABLE), read(other), "nobody needs the variable that stands twice");
    }

    @Test
    void aLineIsAsWideAsTheHeader() {
        List<List<String>> records = TABLE.records();
        UnaryOperator<List<String>> wider =
                row -> Stream.concat(Stream.of("\"1\""), row.stream()).toList();
        Path file = TABLE.withRecords(records.stream().map(wider).toList()).write(folder);
        assertEquals(
                file + ":2: has 42 cells (allowed: 41, as the header; R writes row names unless row.names = FALSE)",
                problems(file).get(0));
        UnaryOperator<List<String>> tab =
                row -> Stream.concat(row.stream(), Stream.of("")).toList();
        problems(TABLE.withRecords(records.stream().map(tab).toList()).write(folder));
        // the last column is not needed, and yet its cell must be there
        PufTable extra = TABLE.withRows(
                row -> Stream.concat(row.stream(), Stream.of("EXTRA")).toList());
        PufTable narrower = extra.withRecords(records);
        assertEquals(
                file + ":2: has 41 cells (allowed: 42, as the header)",
                problems(narrower.write(folder)).get(0));
        assertEquals(read(TABLE), read(extra));
    }

    @Test
    void aBlankLineBetweenRecordsAndTheHeaderOnceMoreAreNamed() {
        String text = TABLE.text();
        Path file = PufTable.write(folder, text + "\n\n" + text, StandardCharsets.UTF_8);
        List<String> problems = problems(file);
        assertEquals(file + ":146: is blank (allowed: blank lines after the last record only)", problems.get(0));
        assertTrue(
                problems.get(1).startsWith(file + ":148: record QUESTID2: the header stands here once more"),
                problems.get(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "0",
                "-0.0",
                "NaN",
                "NA",
                "",
                "Infinity",
                "1e400",
                "1e9",
                "1e-400",
                "0x1p3",
                "1d",
                "1f",
                "1,234.5",
                "1234,5",
                "1 234",
                "1_000",
                "\u0661\u0662",
                "1e",
                "--1",
                "\u001B[2J",
                "\u202E1"
            })
    void aWeightIsAPlainPositiveNumber(String weight) {
        Path file = TABLE.withFirst(PufVariable.ANALWT2_C, weight).write(folder);
        List<String> problems = problems(file);
        assertEquals(1, problems.size());
        assertTrue(problems.get(0).startsWith(file + ":2: record 10000037: ANALWT2_C is \""), problems.get(0));
        assertTrue(problems.get(0).endsWith(" (allowed: a positive number up to 100000000, as 5341.25 or 5.34125E3)"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-9",
                "-2147483648",
                "-2147483647",
                "2147483648",
                "4294967297",
                "-9223372036854775808",
                "18446744073709551617",
                "1e999999999",
                "1.5",
                "1d",
                "0x1",
                "NaN",
                "#NULL!",
                "yes",
                "\u0661",
                "1.0000000000000000001"
            })
    void aCodeIsAWholeNumberOfTheCodebookOrMissing(String code) {
        Path file = TABLE.withFirst(ITEM, code).withFirst(PufVariable.AGE3, "9").write(folder);
        List<String> problems = problems(file);
        assertEquals(1, problems.size());
        assertTrue(problems.get(0).startsWith(file + ":2: record 10000037: UDPRLRGAMTS is \""), problems.get(0));
        assertTrue(problems.get(0).endsWith("98, 99 or missing: empty, \".\" or NA)"), problems.get(0));
    }

    @ParameterizedTest
    @CsvSource({"VESTR_C", "VEREP", "QUESTID2"})
    void identifiersAreWholeNumbers(PufVariable variable) {
        for (String cell : new String[] {"", ".", "NA", "a", "1.5", "-1", "99999999999999999999", "9".repeat(5_000)}) {
            List<String> problems = problems(TABLE.withFirst(variable, cell).write(folder));
            assertEquals(1, problems.size(), problems.toString());
            assertTrue(problems.get(0).contains(": " + variable + " is \""), problems.get(0));
            assertTrue(problems.get(0).endsWith("(allowed: a whole number from 0 on)"), problems.get(0));
        }
    }

    @ParameterizedTest
    @CsvSource({"IRUD5PNRUNM,NA", "IRUD5PNRUNM,98", "IRUD5PNRMIS,''", "IRSEX,.", "AGE3,NA"})
    void whatTheSurveyImputesIsNeverMissing(PufVariable variable, String cell) {
        PufTable adult = TABLE.withFirst(PufVariable.AGE3, "9")
                .withFirst(PufVariable.PNRNMYR, variable == PufVariable.IRUD5PNRMIS ? "1" : "0");
        List<String> problems = problems(adult.withFirst(variable, cell).write(folder));
        assertEquals(1, problems.size(), problems.toString());
        assertTrue(problems.get(0).contains(variable + " is \"" + cell + "\""), problems.get(0));
    }

    @Test
    void aFileWithoutAdultsIsRefused() {
        Path file = TABLE.where(PufVariable.AGE3, "1", "2", "3").write(folder);
        List<String> problems = problems(file);
        assertEquals(1, problems.size());
        assertTrue(problems.get(0).startsWith(file + ": no adult records among 12 (allowed: "), problems.get(0));
    }

    @Test
    void whereNobodyUsedErrorsAndSharesAreUndefined() {
        PufTable nobody = TABLE.with(PufVariable.PNRANYYR, cell -> "0")
                .with(PufVariable.PNRNMYR, cell -> "0")
                .with(PufVariable.IRUD5PNRUNM, cell -> "0")
                .with(PufVariable.IRUD5PNRMIS, cell -> "0");
        PufFile.Result result = read(nobody);
        EstimateRow users = estimate(result, "users", "all");
        assertEquals(0, users.estimate());
        assertTrue(Double.isNaN(users.standardError()) && Double.isNaN(users.jackknifeStandardError()));
        assertTrue(Double.isNaN(users.ciLow()) && Double.isNaN(users.ciHigh()));
        EstimateRow use = estimate(result, "use", "all");
        assertEquals(0, use.estimate());
        assertTrue(Double.isNaN(use.standardError()));
        assertTrue(use.ciHigh() > 2 && use.ciHigh() < 10, "the exact bound: " + use.ciHigh());
        assertTrue(Double.isNaN(estimate(result, "misuse", "all").estimate()));
        assertTrue(result.notes().get(1).contains("none of 132 adults is known to have used prescription opioids"));
    }

    @Test
    void domainsWithoutAdultsAreUndefinedAndTold() {
        PufFile.Result result = read(TABLE.where(PufVariable.AGE3, "1", "2", "3", "11"));
        EstimateRow young = estimate(result, "users", "18-34");
        assertTrue(Double.isNaN(young.estimate()) && Double.isNaN(young.standardError()));
        assertEquals(
                List.of("domain 18-34", "domain 35-64"),
                result.notes().stream()
                        .filter(note -> note.contains("no adult of"))
                        .map(note -> note.replaceFirst(".*no adult of (domain [^;]*);.*", "$1"))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({"0.85,true", "0.95,false", "1.05,false", "1.15,true", "2,true", "1e-6,true"})
    void weightsFarFromThePopulationAreWarnedOf(double countries, boolean warned) {
        // 132 adults whose weights are made to add up to so many times 257.4 million
        double weight = countries * 257.4e6 / 132;
        PufFile.Result result = read(TABLE.with(PufVariable.ANALWT2_C, cell -> Double.toString(weight)));
        assertEquals(warned ? 1 : 0, result.notes().size(), result.notes().toString());
        if (warned) {
            assertTrue(
                    result.notes().get(0).contains("add up to"), result.notes().get(0));
            assertTrue(result.notes().get(0).contains("257,400,000 adults (expected: within 10%)"));
        }
    }

    @Test
    void aFileOfManyUnitsOrLonelyStrataEndsWithFewLines() {
        PufTable lonely = TABLE.with(PufVariable.VEREP, cell -> "1").withRecords(TABLE.records());
        int[] number = {0};
        PufTable each = lonely.with(PufVariable.VESTR_C, cell -> Integer.toString(number[0]++));
        Path file = each.write(folder);
        List<String> problems = problems(file);
        assertEquals(21, problems.size());
        assertEquals(file + ": and 124 more problems", problems.get(20));
        PufFile.Result adjusted = PufFile.read(file, StandardEstimates.ofAdults(), LonelyPsu.ADJUST);
        assertEquals(15.778317, estimate(adjusted, "users", "all").estimate(), 5e-7);
    }
}

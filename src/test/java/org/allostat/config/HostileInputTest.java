package org.allostat.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.allostat.evidence.FrozenRegistry;
import org.allostat.evidence.Registry;
import org.allostat.problem.InputException;
import org.allostat.problem.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Thousands of damaged files, always the same ones: each is read, or refused in lines that name it. Nothing else may come
 * out: no other exception, no overflow of the stack, no end of memory or patience, no control character.
 */
class HostileInputTest {
    private static final Registry REGISTRY = FrozenRegistry.REGISTRY;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int MUTANTS = 100;
    private static final int MOST_MUTATIONS = 3;

    private static final String STUDY = """
            title: Everything
            seed: 7
            patients: 300
            years: 2
            draws: 1
            policies: [usual-care, mine.yaml]
            comparator: usual-care
            discount_rate_per_year: 0.03
            willingness_to_pay_usd_per_qaly: [50000, 100000]
            parameters: {hazard.illicit_potency: 3, pi_NI: 0.5}
            partitions: 2
            survey:
              people: 100000
              replicates: 2
              item_nonresponse: 0.1
              respondents: interviewed
            """;

    private static final String SCHEDULE = """
            day,mme_per_day,buprenorphine_mg_per_day,formulation
            0,90,0,immediate_release
            28,60.5,0,extended_release
            100,0,8,buprenorphine
            """;

    private static final String PATIENT = """
            parameter_id,value
            traits.untreated_pain,7
            pi_NI,0.5
            pharmacology.tolerance_gain,1e0
            """;

    /** What people, programs and enemies put where a value should be. */
    private static final List<String> ODD = List.of(
            "",
            "~",
            "null",
            "{}",
            "[]",
            "[[[]]]",
            "{a: 1}",
            "[a, b]",
            "- a",
            "? a",
            "a: b: c",
            "'",
            "\"",
            "|",
            ">-",
            "@",
            "%",
            "`",
            "&x [*x]",
            "*nobody",
            "<<: *x",
            "!!binary x",
            "!!java.util.Date 2020-01-01",
            "!own x",
            "--- x",
            "...",
            "\"\\0\"",
            "\"a\\0b.yaml\"",
            "\"\\u202e\\e[31m\"",
            "\u001b[2J",
            "\u0000",
            "\ufeff",
            "\u2028",
            "true",
            "yes",
            "-1",
            "0",
            "-0.0",
            "1e400",
            "-1e400",
            "1e-400",
            "1e999999999",
            "1e2147483648",
            "1e-2147483649",
            ".inf",
            ".nan",
            "NaN",
            "Infinity",
            "0x10",
            "0o7",
            "1_000",
            "_1",
            "1__",
            "+1",
            "+",
            "-",
            ".",
            "1.",
            ".5",
            "1e",
            "1.5.2",
            "12:30",
            "2021-01-01",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775809",
            "9".repeat(5000),
            "0." + "3".repeat(5000),
            "x".repeat(5000),
            "x".repeat(300) + ".yaml",
            "../".repeat(300) + "a.yaml",
            "/",
            ".yaml",
            "/dev/null.yaml",
            "con.yaml",
            "[".repeat(2000),
            "{a: ".repeat(2000),
            "- ".repeat(2000),
            "\"" + "é".repeat(50));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void damagedStudies(int seed) throws IOException {
        Files.copy(Path.of("jobs/policies/va-dod-2022.yaml"), folder.resolve("mine.yaml"));
        Path file = folder.resolve("study.yaml");
        StudyReader.Use[] uses = StudyReader.Use.values();
        mutate(STUDY, seed, file, () -> {
            ConfigFile.check(file, REGISTRY);
            StudyReader.read(file, List.of(), uses[seed % uses.length], REGISTRY);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"usual-care", "buprenorphine-offer", "self-management-first", "va-dod-2022"})
    void damagedPolicies(String id) throws IOException {
        Path file = folder.resolve("policy.yaml");
        String text = Files.readString(Path.of("jobs/policies", id + ".yaml"));
        mutate(text, id.hashCode(), file, () -> PolicyReader.read(file, REGISTRY));
    }

    @Test
    void damagedSchedulesAndPatients() throws IOException {
        Path file = folder.resolve("input.csv");
        mutate(SCHEDULE, 5, file, () -> {
            Problems problems = new Problems(file.toString());
            ScheduleFile.read(file, problems);
            problems.throwIfAny();
        });
        mutate(PATIENT, 6, file, () -> {
            Problems problems = new Problems(file.toString());
            PatientParameterFile.read(file, REGISTRY, problems);
            problems.throwIfAny();
        });
    }

    @Test
    void oddSettings() throws IOException {
        Path file = Files.writeString(folder.resolve("study.yaml"), STUDY.replace(", mine.yaml", ""));
        for (String path : List.of("policies", "parameters.pi_NI", "survey", "")) {
            for (String odd : ODD) {
                String setting = path + "=" + odd;
                expectLines(
                        List.of("--set", file.toString()),
                        setting,
                        () -> StudyReader.read(file, List.of(setting), StudyReader.Use.CHECK, REGISTRY));
            }
        }
    }

    /** Every level holds the one before as often as YAML's reader allows aliases at all. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7, 10})
    void aliasesThatMultiplyAreRefused(int aliases) throws IOException {
        StringBuilder bomb = new StringBuilder("title: bomb\nl0: &l0 [x, x, x]\n");
        for (int level = 1; level <= 49 / aliases; level++) {
            String before = "*l" + (level - 1);
            bomb.append("l%d: &l%d [%s]\n"
                    .formatted(level, level, String.join(", ", Collections.nCopies(aliases, before))));
        }
        Path file = Files.writeString(folder.resolve("bomb.yaml"), bomb);
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> expectLines(List.of(file.toString()), bomb.toString(), () -> PolicyReader.read(file, REGISTRY)));
    }

    private void mutate(String text, int seed, Path file, Runnable reader) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        assertTimeoutPreemptively(PATIENCE, () -> {
            int refused = 0;
            for (int i = 0; i < MUTANTS; i++) {
                byte[] mutant = mutant(text, file.toString().endsWith(".csv"), random);
                Files.write(file, mutant);
                String shown = new String(mutant, StandardCharsets.UTF_8);
                refused += expectLines(List.of(folder.toString()), shown, reader) ? 1 : 0;
            }
            assertTrue(refused > MUTANTS / 4, () -> "the damage is too small to test anything");
        });
    }

    /** Whether it was refused. */
    private static boolean expectLines(List<String> names, String input, Runnable reader) {
        try {
            reader.run();
            return false;
        } catch (InputException e) {
            assertTrue(e.problems().size() <= Problems.MOST_LISTED + 1, input);
            for (String line : e.problems()) {
                assertTrue(names.stream().anyMatch(line::contains), () -> line + "\nis said of\n" + input);
                assertFalse(line.codePoints().anyMatch(Character::isISOControl), () -> line);
                assertTrue(line.length() < 2100, () -> line);
            }
            return true;
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError("other than an InputException came of\n" + input, e);
        }
    }

    private static byte[] mutant(String text, boolean csv, SplittableRandom random) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        int mutations = 1 + random.nextInt(MOST_MUTATIONS);
        for (int i = 0; i < mutations && !lines.isEmpty(); i++) {
            int line = random.nextInt(lines.size());
            String odd = ODD.get(random.nextInt(ODD.size()));
            String before = lines.get(line);
            switch (random.nextInt(9)) {
                case 0 -> lines.remove(line);
                case 1 -> lines.add(line, before);
                case 2 -> lines.add(random.nextInt(lines.size()), before.strip());
                case 3 -> lines.set(line, " ".repeat(random.nextInt(4)) + before);
                case 4 ->
                    lines.set(
                            line,
                            csv ? odd + before.replaceFirst("[^,]*", "") : odd + before.replaceFirst("[^:]*", ""));
                case 5 ->
                    lines.set(
                            line, csv ? withCell(before, odd, random) : before.replaceFirst("(?<=: |- ).*", "") + odd);
                case 6 -> lines.set(line, before.replaceFirst("(?<=[\\[{,: ])[a-z0-9_.-]+", "7"));
                case 7 -> lines.add(line, odd);
                default -> lines.set(line, before.substring(0, random.nextInt(before.length() + 1)));
            }
        }
        byte[] bytes = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(8) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return bytes;
    }

    private static String withCell(String line, String cell, SplittableRandom random) {
        String[] cells = line.split(",", -1);
        cells[random.nextInt(cells.length)] = cell;
        return String.join(",", cells);
    }

    @Test
    void theDamageIsTheSameEachTime() {
        assertEquals(
                new String(mutant(STUDY, false, new SplittableRandom(1)), StandardCharsets.UTF_8),
                new String(mutant(STUDY, false, new SplittableRandom(1)), StandardCharsets.UTF_8));
    }
}

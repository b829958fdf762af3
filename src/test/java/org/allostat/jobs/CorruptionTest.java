package org.allostat.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.allostat.problem.InputException;
import org.allostat.run.CompleteRun;
import org.allostat.run.Manifest;
import org.allostat.run.TestRuns;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What can happen to a run's files, and who notices: the table of {@code src/docs/integrity.md}. */
class CorruptionTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Path DOCUMENT = Path.of("src/docs/integrity.md");
    private static final String MANIFEST = "manifest.json";
    private static final int PARQUET_END = 8; // length of the footer and the magic number

    @TempDir
    private static Path folder;

    /** What happens to a data file; the seed says where. */
    enum Damage {
        A_BYTE_ANYWHERE_FLIPPED("a byte flipped anywhere") {
            @Override
            void to(Path file, SplittableRandom random) throws IOException {
                flip(file, random.nextInt((int) Files.size(file)));
            }
        },
        A_BYTE_OF_A_PAGE_FLIPPED("a byte of a page's data flipped") {
            @Override
            void to(Path file, SplittableRandom random) throws IOException {
                flip(file, (int) (Files.size(file) - footer(file)) / 2);
            }
        },
        A_BYTE_OF_THE_FOOTER_FLIPPED("a byte of the footer flipped") {
            @Override
            void to(Path file, SplittableRandom random) throws IOException {
                flip(file, (int) Files.size(file) - PARQUET_END - 1 - random.nextInt(footer(file)));
            }
        },
        CUT("truncated") {
            @Override
            void to(Path file, SplittableRandom random) throws IOException {
                try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
                    open.setLength(random.nextInt((int) Files.size(file)));
                }
            }
        },
        GROWN("grown") {
            @Override
            void to(Path file, SplittableRandom random) throws IOException {
                try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
                    open.seek(Files.size(file));
                    open.write(new byte[1 + random.nextInt(100)]);
                }
            }
        },
        DELETED("deleted") {
            @Override
            void to(Path file, SplittableRandom random) throws IOException {
                Files.delete(file);
            }
        },
        OF_ANOTHER_RUN("replaced by the same table of another run") {
            @Override
            void to(Path file, SplittableRandom random) throws IOException {
                String table = String.valueOf(file.getName(file.getNameCount() - 2));
                CompleteRun other =
                        CompleteRun.find(SecondSmallRun.made().folder().toString());
                Files.copy(
                        other.files(other.manifest().table(table).orElseThrow()).get(0),
                        file,
                        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
        };

        private final String words;

        Damage(String words) {
            this.words = words;
        }

        abstract void to(Path file, SplittableRandom random) throws IOException;

        private static void flip(Path file, int place) throws IOException {
            byte[] content = Files.readAllBytes(file);
            content[place] ^= 1;
            Files.write(file, content);
        }

        /** Bytes of a file's footer, which stand before its end, the lowest first. */
        private static int footer(Path file) throws IOException {
            byte[] content = Files.readAllBytes(file);
            return java.nio.ByteBuffer.wrap(content)
                    .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                    .getInt(content.length - PARQUET_END);
        }
    }

    /** A file of every table at once: verify names each, and whatever would answer from one refuses. */
    @ParameterizedTest
    @EnumSource(Damage.class)
    void aDamagedFileIsNamedByVerifyAndWhatReadsItRefuses(Damage damage) throws IOException {
        Path run = SecondSmallRun.copyOf(SmallRun.made().folder(), folder);
        CompleteRun intact = CompleteRun.find(run.toString());
        SplittableRandom random = new SplittableRandom(damage.ordinal());
        List<String> damaged = new ArrayList<>();
        for (Manifest.TableContent table : intact.manifest().tables()) {
            List<Path> files = intact.files(table);
            Path file = files.get(random.nextInt(files.size()));
            byte[] before = Files.readAllBytes(file);
            damage.to(file, random);
            if (!Files.exists(file) || !java.util.Arrays.equals(before, Files.readAllBytes(file))) {
                damaged.add(file.toString()); // an empty table of another run may be the same file
            }
        }
        assertTrue(damaged.size() > intact.manifest().tables().size() / 2, damaged.toString());

        Shell verify = Shell.run("verify", run);

        assertEquals(2, verify.exitCode(), verify.out());
        damaged.forEach(file -> assertTrue(verify.err().contains(file + ": "), file + "\n" + verify.err()));
        for (Manifest.TableContent table : intact.manifest().tables()) {
            if (damaged.stream().anyMatch(file -> file.contains("/" + table.name() + "/"))) {
                InputException refused = assertThrows(InputException.class, () -> intact.files(table), table.name());
                assertTrue(damaged.stream().anyMatch(refused.problems().get(0)::contains), refused.getMessage());
            }
        }
        reading(run).forEach(command -> {
            Shell shell = Shell.run((Object[]) command);
            assertEquals(2, shell.exitCode(), command[0] + "\n" + shell.err());
            assertEquals("", shell.out(), command[0]);
            assertTrue(damaged.stream().anyMatch(shell.err()::contains), command[0] + "\n" + shell.err());
        });
        documented("a data file: " + damage.words, "yes, by name", "refuse, by name");
    }

    /** What is no file of the run is named; nothing is read from it. */
    @Test
    void whatTheManifestDoesNotListIsNamedAndNotRead() throws IOException {
        Path run = SecondSmallRun.copyOf(SmallRun.made().folder(), folder);
        String rows = count(run);
        Path own = CompleteRun.find(run.toString())
                .files(CompleteRun.find(run.toString())
                        .manifest()
                        .table("cohort")
                        .orElseThrow())
                .get(0);
        Path extra = Files.copy(own, own.resolveSibling("part-more.parquet"));
        Path table = Files.createDirectory(run.resolve("emulation"));

        Shell verify = Shell.run("verify", run);

        assertEquals(2, verify.exitCode());
        assertTrue(verify.err().contains(extra + ": is not in manifest.json"), verify.err());
        assertTrue(verify.err().contains(table + ": table is not in manifest.json"), verify.err());
        assertEquals(rows, count(run));
        documented("a file more in a table's folder", "yes, by name", "do not read it");
        documented("a table's folder more", "yes, by name", "do not read it");
    }

    @Test
    void aRunUnderTheNameOfAnotherIsRefused() throws IOException {
        Path run = SecondSmallRun.copyOf(SecondSmallRun.made().folder(), folder.resolve("moved"));
        Path name = run.resolveSibling(SmallRun.made().folder().getFileName());
        FileUtils.deleteDirectory(name.toFile());
        Files.move(run, name);

        assertRefused(name, "is of run ");
        documented("a whole other run under the run's name", "yes", "refuse");
    }

    @Test
    void theManifestOfAnotherRunIsRefused() throws IOException {
        Path run = SecondSmallRun.copyOf(SmallRun.made().folder(), folder);
        Files.copy(
                SecondSmallRun.made().folder().resolve(MANIFEST),
                run.resolve(MANIFEST),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);

        assertRefused(run, "is of run ");
        documented("the manifest of another run", "yes", "refuse");
    }

    @Test
    void aChangedManifestIsRefusedAlsoWithADigestOfItsOwn() throws IOException {
        Path run = SecondSmallRun.copyOf(SmallRun.made().folder(), folder);
        String written = Files.readString(run.resolve(MANIFEST));
        Files.writeString(run.resolve(MANIFEST), written.replaceFirst("\"seed\" : \\d+", "\"seed\" : 3"));
        assertRefused(run, "changed since the run was committed");
        documented("any value of the manifest changed", "yes", "refuse");

        forge(run, written, fields -> fields.put("seed", 3));
        assertRefused(run, "seed is 3, but the question's is 20211");
        documented("the seed changed, the manifest's digest recomputed", "yes", "refuse");

        forge(run, written, fields -> ((ObjectNode) fields.path("config")).put("years", 2));
        assertRefused(run, "one of them is not what the run was made of");
        documented("the question changed, the manifest's digest recomputed", "yes", "refuse");

        FileUtils.deleteDirectory(run.resolve("pivot_contrasts").toFile());
        forge(run, written, fields -> {
            ArrayNode tables = (ArrayNode) fields.path("tables");
            for (int i = tables.size() - 1; i >= 0; i--) {
                if (tables.get(i).path("name").asText().equals("pivot_contrasts")) {
                    tables.remove(i);
                }
            }
        });
        assertRefused(run, "list of tables");
        documented("a table taken out, the manifest's digest recomputed", "yes", "refuse");
    }

    /** Sizes, SHA-256 and the manifest's digest are those of the changed file; the digest of the rows is still the old one. */
    @Test
    void aRewrittenTableIsNoticedByTheDigestOfItsRows() throws IOException, SQLException {
        Path run = SecondSmallRun.copyOf(SmallRun.made().folder(), folder);
        rewrite(run, "patient_outcomes", "cost_usd", "cost_usd + 1");
        TestRuns.writeManifest(run, Files.readString(run.resolve(MANIFEST)));

        Shell verify = Shell.run("verify", run);

        assertEquals(2, verify.exitCode());
        assertEquals(1, verify.err().lines().count(), verify.err());
        assertTrue(verify.err().startsWith(run.resolve("patient_outcomes") + ": digest of the rows is "), verify.err());
        assertEquals(
                0, Shell.run("sql", run, "-e", "FROM patient_outcomes LIMIT 1").exitCode());
        documented(
                "a table rewritten, sizes, SHA-256 and the manifest's digest recomputed", "yes, the table", "answer");
        documented("the same, the digest of the rows recomputed too", "with --rerun", "answer");
    }

    /** Whoever recomputes all of it is found out by computing the run again, and all other tables come out the same. */
    @Test
    void aTableWithEveryDigestRecomputedIsNoticedByComputingTheRunAgain() throws Exception {
        Path run = SecondSmallRun.copyOf(SecondSmallRun.made().folder(), folder);
        rewrite(run, "patient_outcomes", "cost_usd", "cost_usd + 1");
        TestRuns.writeManifest(run, Files.readString(run.resolve(MANIFEST)));
        String[] said = Shell.run("verify", run).err().strip().split(" says ", -1);
        String found = said[0].replaceAll("(?s).*digest of the rows is (-?\\d+),.*", "$1");
        TestRuns.writeManifest(run, Files.readString(run.resolve(MANIFEST)).replace(said[1], found));
        assertEquals(0, Shell.run("verify", run).exitCode());

        AllostatProcess.Result again = AllostatProcess.run(
                folder, "verify", run.toString(), "--rerun", "--out", folder + "/again", "--master", "local[2]");

        assertEquals(1, again.exitCode(), again.output());
        assertTrue(again.output().contains("1 of 19 tables did not come out the same"), again.output());
        assertTrue(
                again.output().lines().anyMatch(line -> line.matches("patient_outcomes .* differs")), again.output());
        Shell diff = Shell.run("diff", SecondSmallRun.made().folder(), folder.resolve("again"));
        assertEquals(0, diff.exitCode(), diff.out());
        assertTrue(diff.out().contains("equal: every table has the same rows in both runs"), diff.out());
    }

    private static void assertRefused(Path run, String words) {
        Shell verify = Shell.run("verify", run);
        assertEquals(2, verify.exitCode(), verify.out());
        assertTrue(verify.err().contains(run.resolve(MANIFEST) + ": "), verify.err());
        assertTrue(verify.err().contains(words), verify.err());
        reading(run).forEach(command -> {
            Shell shell = Shell.run((Object[]) command);
            assertEquals(2, shell.exitCode(), command[0] + "\n" + shell.err());
            assertTrue(shell.err().contains(run.resolve(MANIFEST) + ": "), command[0] + "\n" + shell.err());
        });
    }

    private static Stream<String[]> reading(Path run) {
        String of = run.toString();
        return Stream.of(
                new String[] {"sql", of, "-e", "SELECT count(*) FROM policy_outcomes"},
                new String[] {"ask", of, "overdoses-averted"},
                new String[] {"report", of, "--out", folder.resolve("page.html").toString()},
                new String[] {"catalog", of},
                new String[] {
                    "catalog", of, "--duckdb", folder.resolve("made.duckdb").toString()
                },
                new String[] {"export", of, "--out", folder.resolve("exported").toString()},
                new String[] {"contrast", of, "--policy", "cdc-2022"},
                new String[] {"explain", of, "--pick", "median"},
                new String[] {"diff", of, SecondSmallRun.made().folder().toString()});
    }

    private interface Forgery {
        void change(ObjectNode manifest);
    }

    private static void forge(Path run, String written, Forgery forgery) throws IOException {
        ObjectNode fields = (ObjectNode) MAPPER.readTree(written);
        forgery.change(fields);
        TestRuns.writeManifest(run, fields.toString());
    }

    private static void rewrite(Path run, String table, String column, String value) throws IOException, SQLException {
        CompleteRun found = CompleteRun.find(run.toString());
        Path file = found.files(found.manifest().table(table).orElseThrow()).get(0);
        Path made = folder.resolve("rewritten.parquet");
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            statement.execute("COPY (SELECT * REPLACE (" + value + " AS " + column + ") FROM read_parquet('" + file
                    + "')) TO '" + made + "' (FORMAT parquet)");
        }
        Files.move(made, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    private static String count(Path run) {
        Shell shell = Shell.run("sql", run, "-e", "SELECT count(*) FROM cohort", "--format", "csv");
        assertEquals(0, shell.exitCode(), shell.err());
        return shell.out();
    }

    private static void documented(String corruption, String verify, String reading) throws IOException {
        String line = "| " + corruption + " | " + verify + " | " + reading + " |";
        assertTrue(Files.readString(DOCUMENT).contains(line + "\n"), () -> DOCUMENT + " lacks the line\n" + line);
    }
}

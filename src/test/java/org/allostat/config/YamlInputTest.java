package org.allostat.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.allostat.evidence.FrozenRegistry;
import org.allostat.problem.InputException;
import org.allostat.problem.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are no YAML map at all: one clear message each. */
class YamlInputTest {
    @TempDir
    Path folder;

    @Test
    void missingFile() {
        assertProblem(folder.resolve("none.yaml"), "FILE: no such file");
    }

    @Test
    void directoryInsteadOfFile() {
        assertProblem(folder, "FILE: is a directory (allowed: a YAML file)");
    }

    @Test
    void unreadableFile() throws IOException {
        Path file = write("title: x\n");
        assertTrue(file.toFile().setReadable(false, false));
        if (Files.isReadable(file)) { // by the superuser, whom Linux refuses to read a switch of the kernel
            file = Path.of("/proc/sys/vm/compact_memory");
            assumeTrue(Files.exists(file), "the superuser reads everything here");
        }
        assertProblem(file, "FILE: cannot be read: permission denied");
    }

    @Test
    void emptyFile() throws IOException {
        assertProblem(write("# only a comment\n"), "FILE: is empty (allowed: lines of key: value)");
    }

    @Test
    void tabAsIndent() throws IOException {
        assertProblem(write("guideline:\n\tlink: x\n"), "FILE:2:1: a tab cannot indent YAML (allowed: spaces)");
    }

    @Test
    void brokenYaml() throws IOException {
        assertProblem(
                write("title: [a, b\ndescription: x\n"), "FILE:2:12: is not YAML: expected ',' or ']', but got :");
    }

    @Test
    void textThatIsNoMap() throws IOException {
        assertProblem(write("just words\n"), "FILE:1:1: is not a map of fields (allowed: lines of key: value)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        504152310001 | : is a Parquet file
        1f8b0800     | : is compressed with gzip
        504b0304     | : is a ZIP archive
        fffe61003a00 | : is in UTF-16
        feff0061003a | : is in UTF-16
        61003a002000 | :1: holds a NUL, as binary files and UTF-16 do
        """)
    void whatIsNoTextIsNamed(String bytes, String expected) throws IOException {
        Path file = Files.write(file(), HexFormat.of().parseHex(bytes));
        assertProblem(file, "FILE" + expected + " (allowed: a YAML file in UTF-8)");
    }

    @Test
    void latin1Text() throws IOException {
        Path file = Files.write(file(), "title: a\ndescription: na\u00efve\n".getBytes(StandardCharsets.ISO_8859_1));
        assertProblem(file, "FILE:2: wrong encoding: byte 0xEF is not UTF-8 (allowed: a YAML file in UTF-8)");
    }

    @Test
    void aliasThatContainsItself() throws IOException {
        assertProblem(write("offers: &all [*all]\n"), "FILE:1:9: offers[0]: contains itself by an alias");
    }

    @Test
    void byteOrderMarkIsNoPartOfTheFirstKey() throws IOException {
        YamlDocument document =
                YamlParser.parse(SourceText.ofFile(write("\uFEFFtitle: x\n")), new Problems("input.yaml"));
        assertEquals("x", document.root().get("title").asText());
    }

    @Test
    void plainWordsMeanWhatYaml12Says() throws IOException {
        YamlDocument document = YamlParser.parse(
                SourceText.ofFile(write("a: no\nb: 010\nc: 1:30\nd: 20_000\ne: 5e4\nf: '7'\ng: true\nh: ~\n")),
                new Problems("input.yaml"));
        assertEquals(
                "{\"a\":\"no\",\"b\":10,\"c\":\"1:30\",\"d\":20000,\"e\":50000.0,\"f\":\"7\",\"g\":true,\"h\":null}",
                document.root().toString());
    }

    private void assertProblem(Path file, String expected) {
        assertEquals(
                List.of(expected.replace("FILE", file.toString())),
                problem(file).problems());
    }

    private static InputException problem(Path file) {
        return assertThrows(InputException.class, () -> PolicyReader.read(file, FrozenRegistry.REGISTRY));
    }

    private Path write(String text) throws IOException {
        return Files.writeString(file(), text);
    }

    private Path file() {
        return folder.resolve("input.yaml");
    }
}

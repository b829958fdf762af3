package org.allostat.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files as editors, spreadsheets and mail programs leave them, of every kind that a user writes: what only marks or ends lines in another
 * way is read, anything else is refused in lines that name the file.
 */
class FileFormsTest {
    private static final Set<String> WRITTEN_BY_USERS = Set.of(
            "study",
            "policy",
            "emulation",
            "calibration",
            "schedule",
            "patient parameters",
            "posterior",
            "survey file",
            "state pack");

    @TempDir
    private Path folder;

    /** What may stand in the place of a right file. */
    private enum Form {
        AS_IT_IS(true),
        BYTE_ORDER_MARK(true),
        LINES_OF_WINDOWS(true),
        UTF_16(false),
        UTF_16_LITTLE_ENDIAN_WITHOUT_MARK(false),
        LATIN_1_WITH_AN_ACCENT(false),
        GZIP(false),
        ZIP(false),
        EMPTY(false),
        A_FOLDER(false),
        A_LINK_TO_NOTHING(false),
        A_LINK_TO_ITSELF(false);

        private final boolean isRead;

        Form(boolean isRead) {
            this.isRead = isRead;
        }

        void put(Path file, String text) throws IOException {
            Files.delete(file);
            switch (this) {
                case AS_IT_IS -> Files.writeString(file, text);
                case BYTE_ORDER_MARK -> Files.writeString(file, "\uFEFF" + text);
                case LINES_OF_WINDOWS -> Files.writeString(file, text.replace("\n", "\r\n"));
                case UTF_16 -> Files.writeString(file, text, StandardCharsets.UTF_16);
                case UTF_16_LITTLE_ENDIAN_WITHOUT_MARK -> Files.writeString(file, text, StandardCharsets.UTF_16LE);
                case LATIN_1_WITH_AN_ACCENT -> Files.write(file, bytes("é" + text, StandardCharsets.ISO_8859_1));
                case GZIP -> Files.write(file, packed(text, GZIPOutputStream::new));
                case ZIP -> Files.write(file, packed(text, Form::zip));
                case EMPTY -> Files.createFile(file);
                case A_FOLDER -> Files.createDirectory(file);
                case A_LINK_TO_NOTHING -> Files.createSymbolicLink(file, Path.of("nothing"));
                case A_LINK_TO_ITSELF -> Files.createSymbolicLink(file, file.getFileName());
            }
        }

        private static byte[] bytes(String text, Charset charset) {
            return text.replaceAll("[^\\x00-\\xFF]", "?").getBytes(charset);
        }

        private static OutputStream zip(OutputStream bytes) throws IOException {
            ZipOutputStream zip = new ZipOutputStream(bytes);
            zip.putNextEntry(new ZipEntry("file"));
            return zip;
        }

        private static byte[] packed(String text, Packer packer) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (OutputStream stream = packer.around(bytes)) {
                stream.write(text.getBytes(StandardCharsets.UTF_8));
            }
            return bytes.toByteArray();
        }

        /** Makes a stream that packs. */
        private interface Packer {
            OutputStream around(OutputStream bytes) throws IOException;
        }
    }

    static Stream<Arguments> formsOfEveryKind() {
        return InputKinds.all().stream()
                .filter(kind -> WRITTEN_BY_USERS.contains(kind.name()))
                .flatMap(kind -> Stream.of(Form.values()).map(form -> Arguments.of(kind, form)));
    }

    @ParameterizedTest
    @MethodSource("formsOfEveryKind")
    void isReadOrRefusedInLinesThatNameIt(InputKind kind, Form form) throws IOException, InterruptedException {
        InputKind.Seed right = kind.seeds().get(0);
        try (Fuzzing fuzzing = new Fuzzing(kind, folder)) {
            InputKind.Given given = right.write(folder.toRealPath());
            form.put(given.file(), given.text());
            Fuzzing.Outcome outcome = fuzzing.outcome(given);
            assertEquals(Optional.empty(), outcome.failure());
            assertEquals(form.isRead, outcome.refusal().isEmpty(), () -> kind + ": " + lines(outcome));
        }
    }

    private static List<String> lines(Fuzzing.Outcome outcome) {
        return outcome.refusal().map(refusal -> List.copyOf(refusal.problems())).orElse(List.of("read"));
    }
}

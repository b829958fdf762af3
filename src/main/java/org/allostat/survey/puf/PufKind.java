package org.allostat.survey.puf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.allostat.problem.FileReason;
import org.allostat.problem.InputException;
import org.allostat.problem.InputText;

/** What a file is that is not the tab-delimited text, told from its first bytes. */
final class PufKind {
    /** What is asked for, in messages. */
    static final String WANTED = "the NSDUH public-use file of 2021 or later as tab-delimited text, unpacked, in UTF-8";

    private static final int LOOKED_AT = 1024;

    /** Beginnings, one char a byte, of editions and neighbours of the file that {@link InputText} does not know. */
    private static final Map<String, String> BEGINNINGS = Map.of(
            "$FL", "is an SPSS file",
            "<stata_dta>", "is a Stata file",
            "HEADER RECORD*******", "is a SAS transport file",
            "\0\0\0\0\0\0\0\0\0\0\0\0\u00C2\u00EA\u0081`", "is a SAS file",
            "RDX", "is an R data file",
            "7z\u00BC\u00AF", "is a 7-Zip archive",
            "\u00D0\u00CF\u0011\u00E0", "is an Excel file",
            "<!DOCTYPE", "is a web page",
            "<html", "is a web page");

    private PufKind() {}

    /**
     * Refuses what is not text.
     *
     * @throws InputException with one line that says what the file is and what is allowed
     */
    static void check(Path file) {
        if (Files.isDirectory(file)) {
            throw refused(file, "is a directory");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new InputException(
                    file + ": is a pipe or a device (allowed: a file on a disk, since it is read more than once)");
        }
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] bytes = stream.readNBytes(LOOKED_AT);
            InputText.otherKind(bytes)
                    .or(() -> byBeginning(bytes))
                    .or(() -> byZeros(bytes))
                    .ifPresent(kind -> {
                        throw refused(file, kind);
                    });
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    static InputException unreadable(Path file, IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return new InputException(file + ": no such file");
        }
        return new InputException(file + ": cannot be read: " + FileReason.of(failure));
    }

    private static InputException refused(Path file, String kind) {
        return new InputException(file + ": " + kind + " (allowed: " + WANTED + ")");
    }

    private static Optional<String> byBeginning(byte[] bytes) {
        String beginning = new String(bytes, StandardCharsets.ISO_8859_1);
        return BEGINNINGS.entrySet().stream()
                .filter(kind -> beginning.startsWith(kind.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** UTF-16 without its mark has a zero in every other byte; other zeros stand in no text. */
    private static Optional<String> byZeros(byte[] bytes) {
        int even = 0;
        int odd = 0;
        for (int i = 0; i < bytes.length; i++) {
            even += bytes[i] == 0 && i % 2 == 0 ? 1 : 0;
            odd += bytes[i] == 0 && i % 2 != 0 ? 1 : 0;
        }
        if (even + odd == 0) {
            return Optional.empty();
        }
        int pairs = bytes.length / 2;
        boolean wide = pairs > 0 && ((even == 0 && odd >= pairs) || (odd == 0 && even >= pairs));
        return Optional.of(wide ? "is in UTF-16" : isOldStata(bytes) ? "is a Stata file" : "is a binary file");
    }

    /** Stata 8 to 12: the version of the format, 113 to 115, and the order of bytes. */
    private static boolean isOldStata(byte[] bytes) {
        return bytes.length > 1 && bytes[0] >= 'q' && bytes[0] <= 's' && (bytes[1] == 1 || bytes[1] == 2);
    }
}

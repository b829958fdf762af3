package org.allostat.problem;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** Text files of the user, which are UTF-8. Every way in which reading can fail is one clear line. */
public final class InputText {
    /** Largest file that is read as a whole. */
    private static final int MOST_BYTES = 16 << 20;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** First bytes, in hexadecimal, of what is no text in UTF-8. */
    private static final Map<String, String> KINDS = Map.of(
            "1f8b", "is compressed with gzip",
            "504b0304", "is a ZIP archive",
            "425a68", "is compressed with bzip2",
            "fd377a585a00", "is compressed with xz",
            "28b52ffd", "is compressed with Zstandard",
            "fffe", "is in UTF-16",
            "feff", "is in UTF-16",
            "50415231", "is a Parquet file",
            "25504446", "is a PDF file");

    private InputText() {}

    /**
     * The path that a user's text names.
     *
     * @throws InputException if no path can be written so
     */
    public static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new InputException(text + ": not a path: " + e.getReason());
        }
    }

    /**
     * The content of a file, without a byte-order mark.
     *
     * @param file the file
     * @param wanted what it should be: {@code a YAML file}
     * @throws InputException if it cannot be read or is no text in UTF-8
     */
    public static String read(Path file, String wanted) {
        String name = file.toString();
        if (Files.isDirectory(file)) {
            throw new InputException(name + ": is a directory (allowed: " + wanted + ")");
        }
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] bytes = stream.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new InputException(
                        name + ": is larger than " + (MOST_BYTES >> 20) + " MiB (allowed: " + wanted + ")");
            }
            return decode(name, bytes, wanted);
        } catch (NoSuchFileException e) {
            throw new InputException(name + ": no such file");
        } catch (IOException e) {
            throw new InputException(name + ": cannot be read: " + FileReason.of(e));
        }
    }

    /**
     * The text that some bytes hold, without a byte-order mark.
     *
     * @throws InputException if they are no text in UTF-8
     */
    public static String decode(String name, byte[] bytes, String wanted) {
        otherKind(bytes).ifPresent(kind -> {
            throw new InputException(name + ": " + kind + " (allowed: " + wanted + " in UTF-8)");
        });
        ByteBuffer input = ByteBuffer.wrap(bytes);
        CharBuffer output = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(input, output, true);
        if (result.isError()) {
            int position = input.position();
            String octet = HexFormat.of().withUpperCase().toHexDigits(bytes[position]);
            throw new InputException(name + ":" + lineOf(bytes, position) + ": wrong encoding: byte 0x" + octet
                    + " is not UTF-8 (allowed: " + wanted + " in UTF-8)");
        }
        refuseNul(name, bytes, wanted);
        return withoutByteOrderMark(output.flip().toString());
    }

    private static void refuseNul(String name, byte[] bytes, String wanted) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                throw new InputException(name + ":" + lineOf(bytes, i)
                        + ": holds a NUL, as binary files and UTF-16 do (allowed: " + wanted + " in UTF-8)");
            }
        }
    }

    /** Says what a file is that begins so, where it is no text in UTF-8: {@code is compressed with gzip}. */
    public static Optional<String> otherKind(byte[] beginning) {
        String digits = HexFormat.of().formatHex(beginning, 0, Math.min(beginning.length, 6));
        return KINDS.entrySet().stream()
                .filter(kind -> digits.startsWith(kind.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** The first line or the whole of a text, without the mark that some programs put before it. */
    public static String withoutByteOrderMark(String text) {
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    private static int lineOf(byte[] bytes, int position) {
        int line = 1;
        for (int i = 0; i < position; i++) {
            if (bytes[i] == '\n') {
                line++;
            }
        }
        return line;
    }
}

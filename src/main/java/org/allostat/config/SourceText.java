package org.allostat.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.allostat.problem.InputException;

/**
 * The text of a YAML file and the name by which messages call it.
 *
 * @param name path as the user gave it, or {@code bundled ...} for a file inside the jar
 * @param text its content
 */
record SourceText(String name, String text) {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** Reads a file; every way in which that can fail is one clear message. */
    static SourceText ofFile(Path file) {
        String name = file.toString();
        if (Files.isDirectory(file)) {
            throw new InputException(name + ": is a directory (allowed: a YAML file)");
        }
        try {
            return new SourceText(name, decode(name, Files.readAllBytes(file)));
        } catch (NoSuchFileException e) {
            throw new InputException(name + ": no such file");
        } catch (AccessDeniedException e) {
            throw new InputException(name + ": cannot be read: permission denied");
        } catch (IOException e) {
            throw new InputException(name + ": cannot be read: " + e.getMessage());
        }
    }

    /** A file inside the jar, such as {@code allostat/policies/usual-care.yaml}; empty where there is none. */
    static Optional<SourceText> ofResource(String resource) {
        try (InputStream stream = SourceText.class.getResourceAsStream("/" + resource)) {
            if (stream == null) {
                return Optional.empty();
            }
            String name = "bundled " + resource;
            return Optional.of(new SourceText(name, decode(name, stream.readAllBytes())));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }

    private static String decode(String name, byte[] bytes) {
        ByteBuffer input = ByteBuffer.wrap(bytes);
        CharBuffer output = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(input, output, true);
        if (result.isError()) {
            int position = input.position();
            throw new InputException(String.format(
                    "%s:%d: wrong encoding: byte 0x%02X is not UTF-8 (allowed: UTF-8 text)",
                    name, lineOf(bytes, position), bytes[position]));
        }
        String text = output.flip().toString();
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
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

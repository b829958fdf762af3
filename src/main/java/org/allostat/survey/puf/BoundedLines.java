package org.allostat.survey.puf;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.allostat.problem.InputException;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a text, which end with a line feed, a carriage return or both. A line has a greatest length, so that a file
 * without line ends does not fill the memory.
 */
final class BoundedLines implements Closeable {
    /** Thirty times the widest line of a public-use file. */
    static final int LONGEST = 1 << 20;

    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final Reader reader;
    private final char[] buffer = new char[BUFFER];
    private final StringBuilder line = new StringBuilder();
    private int position;
    private int end;
    private boolean afterCarriageReturn;
    private int number;

    private BoundedLines(Path file, Reader reader) {
        this.file = file;
        this.reader = reader;
    }

    static BoundedLines open(Path file) throws IOException {
        return new BoundedLines(file, new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8));
    }

    /** The number of the line that was read last, from 1. */
    int number() {
        return number;
    }

    /**
     * The next line without its end; null after the last.
     *
     * @throws InputException if the line is too long
     */
    @Nullable
    String next() throws IOException {
        line.setLength(0);
        number++;
        while (fill()) {
            int stop = position;
            while (stop < end && buffer[stop] != '\n' && buffer[stop] != '\r') {
                stop++;
            }
            line.append(buffer, position, stop - position);
            position = stop;
            if (line.length() > LONGEST) {
                throw new InputException(file + ":" + number + ": the line is longer than " + LONGEST
                        + " characters (allowed: the tab-delimited NSDUH public-use file, one record a line)");
            }
            if (stop < end) {
                afterCarriageReturn = buffer[position++] == '\r';
                return line.toString();
            }
        }
        return line.isEmpty() ? null : line.toString();
    }

    /** Whether there is a character to read; the line feed that follows a carriage return is passed over. */
    private boolean fill() throws IOException {
        while (true) {
            if (position == end) {
                position = 0;
                end = Math.max(0, reader.read(buffer));
                if (end == 0) {
                    return false;
                }
            }
            if (!afterCarriageReturn || buffer[position] != '\n') {
                afterCarriageReturn = false;
                return true;
            }
            afterCarriageReturn = false;
            position++;
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}

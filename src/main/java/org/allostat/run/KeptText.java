package org.allostat.run;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.allostat.problem.InputException;

/** A text that an unfinished run keeps for whoever resumes it: after a line that tells whose it is, and what it was. */
final class KeptText {
    private KeptText() {}

    /** The text with that line before it. */
    static byte[] sealed(String text, String inputsSha256) {
        return (inputsSha256 + " " + digest(text) + "\n" + text).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The text that a file holds.
     *
     * @throws InputException if it is not what this run wrote
     */
    static String read(byte[] content, String inputsSha256, String file) {
        String all = new String(content, StandardCharsets.UTF_8);
        int end = all.indexOf('\n');
        String text = all.substring(end + 1);
        if (end < 0 || !all.substring(0, end).equals(inputsSha256 + " " + digest(text))) {
            throw new InputException(
                    file + ": is not what this run kept; remove it, and what it tells is computed again");
        }
        return text;
    }

    private static String digest(String text) {
        try {
            return RunStore.sha256(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException failure) {
            throw new UncheckedIOException("what is in memory can be read", failure);
        }
    }
}

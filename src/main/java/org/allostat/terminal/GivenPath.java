package org.allostat.terminal;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A path as it is given on the command line. An empty one, as from a variable that is not set, means no place at all. */
public final class GivenPath implements ITypeConverter<String> {
    /** The path; refused where it is empty or none. */
    public static Path of(String text) {
        try {
            return Path.of(notEmpty(text));
        } catch (InvalidPathException failure) {
            throw new TypeConversionException("'" + text + "' is no path: " + failure.getReason());
        }
    }

    /** For paths that may be URIs or names. */
    @Override
    public String convert(String text) {
        return notEmpty(text);
    }

    private static String notEmpty(String text) {
        if (text.isBlank()) {
            throw new TypeConversionException("the path is empty");
        }
        return text;
    }
}

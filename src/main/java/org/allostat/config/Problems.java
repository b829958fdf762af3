package org.allostat.config;

import java.util.ArrayList;
import java.util.List;
import org.allostat.problem.InputException;

/** The mistakes found so far in the user's input, so that all of them can be reported at once. */
final class Problems {
    private final List<String> lines = new ArrayList<>();

    /**
     * Adds one problem as {@code place: field: message}.
     *
     * @param place file, line and column, or the command-line argument
     * @param field path of the field; empty for the file as a whole
     * @param message what is wrong, the value, and what is allowed
     */
    void add(String place, String field, String message) {
        lines.add(field.isEmpty() ? place + ": " + message : place + ": " + field + ": " + message);
    }

    void addAll(InputException exception) {
        lines.addAll(exception.problems());
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    void throwIfAny() {
        if (!lines.isEmpty()) {
            throw new InputException(lines.stream().distinct().toList());
        }
    }
}

package org.allostat.problem;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The mistakes found so far in the user's input, so that all of them can be reported at once: the first twenty in full, the
 * others counted, since a file may have one in every cell.
 */
public final class Problems {
    /** Problems that are listed. */
    public static final int MOST_LISTED = 20;

    private final String input;
    private final Set<String> listed = new LinkedHashSet<>();
    private long others;

    /** @param input what is read, as messages call it: a file, or what a command was asked */
    public Problems(String input) {
        this.input = input;
    }

    /**
     * Adds one problem; a line that is listed already adds nothing.
     *
     * @param problem one line: place, field, value, what is allowed
     */
    public void add(String problem) {
        if (listed.size() < MOST_LISTED) {
            listed.add(problem);
        } else if (!listed.contains(problem)) {
            others++;
        }
    }

    /**
     * Adds one problem as {@code place: field: message}.
     *
     * @param place file, line and column, or the command-line argument
     * @param field path of the field; empty for the file as a whole
     * @param message what is wrong, the value, and what is allowed
     */
    public void add(String place, String field, String message) {
        add(field.isEmpty() ? place + ": " + message : place + ": " + Shown.value(field) + ": " + message);
    }

    /** Adds every problem of another input. */
    public void addAll(InputException exception) {
        exception.problems().forEach(this::add);
    }

    /** How many there are. */
    public long count() {
        return listed.size() + others;
    }

    public boolean isEmpty() {
        return listed.isEmpty();
    }

    /**
     * Ends the reading where there are problems.
     *
     * @throws InputException with the problems, if there are any
     */
    public void throwIfAny() {
        if (!listed.isEmpty()) {
            throw new InputException(lines());
        }
    }

    /**
     * Ends the reading where there are problems, the first twenty in full and the others counted.
     *
     * @param input what was read, as messages call it
     * @throws InputException with the problems, if there are any
     */
    public static void refuse(String input, Collection<String> found) {
        Problems problems = new Problems(input);
        found.forEach(problems::add);
        problems.throwIfAny();
    }

    private List<String> lines() {
        Set<String> lines = new LinkedHashSet<>(listed);
        if (others > 0) {
            lines.add(input + ": and " + others + (others == 1 ? " more problem" : " more problems"));
        }
        return List.copyOf(lines);
    }
}
